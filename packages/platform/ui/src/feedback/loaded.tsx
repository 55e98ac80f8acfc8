import { Skeleton, Stack } from '@mantine/core'
import type { Messages, MessageTable } from '@platform/plugin-api/web'
import type { ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { ErrorAlert } from './error-alert.tsx'

/** As much of a query as a page needs to show its states. */
export type Loadable<Value> = {
  readonly data: Value | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly refetch: () => unknown
}

export type LoadedProps<Value> = {
  query: Loadable<Value>
  /** The shape that is sketched while loading. */
  as?: 'document' | 'panel'
  messages?: Messages<MessageTable>
  children: (value: Value) => ReactNode
}

/** Shows a sketch while loading, one kind sentence when it failed, and the value once it is there. */
export function Loaded<Value>({ query, as = 'panel', messages, children }: LoadedProps<Value>): ReactNode {
  const t = useUiMessages()
  if (query.data !== undefined) return children(query.data)
  if (!query.isPending)
    return <ErrorAlert error={query.error} messages={messages} onRetry={() => query.refetch()} />
  return (
    <Stack gap="lg" aria-busy="true" aria-label={t('list.loading')} role="status">
      {as === 'document' && (
        <>
          <Skeleton h={28} w="30%" />
          <Skeleton h={96} />
        </>
      )}
      <Skeleton h={as === 'document' ? 240 : 72} />
    </Stack>
  )
}

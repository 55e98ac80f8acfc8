import { Alert, Button, Group, Text } from '@mantine/core'
import type { Messages, MessageTable } from '@platform/plugin-api/web'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useUiMessages } from '../language/use-messages.ts'
import { explainError } from './explain-error.ts'

export type ErrorAlertProps = {
  /** Nothing is shown while there is none. */
  error: unknown
  /** Where the plugin's own words for refusals are. */
  messages?: Messages<MessageTable> | undefined
  onRetry?: () => void
}

/** One kind sentence about what did not work and what to do, read out as it appears. */
export function ErrorAlert({ error, messages, onRetry }: ErrorAlertProps): ReactNode {
  const t = useUiMessages()
  if (error === null || error === undefined) return null
  return (
    <Alert color="red" variant="light" role="alert" icon={<IconAlertTriangle size={18} aria-hidden="true" />}>
      <Group justify="space-between" gap="sm">
        <Text size="sm">{explainError(error, messages)}</Text>
        {onRetry && (
          <Button size="compact-sm" variant="default" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}

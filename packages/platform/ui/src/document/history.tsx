import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { TimeText } from '../language/dates.tsx'
import { useUiMessages } from '../language/use-messages.ts'
import { Section } from '../page/section.tsx'
import classes from './history.module.css'

export type HistoryItem = {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly title: ReactNode
  readonly detail?: ReactNode
  readonly who?: string | undefined
}

/** What happened to a document, the newest first as given. */
export function History({ items, title }: { items: readonly HistoryItem[]; title?: string }): ReactNode {
  const t = useUiMessages()
  if (items.length === 0) return null
  return (
    <Section title={title ?? t('document.history')}>
      <ol className={classes['history']}>
        {items.map((item) => (
          <li key={item.id}>
            <Text size="sm" component="div">
              {item.title}
            </Text>
            {item.detail && (
              <Text size="sm" c="dimmed" component="div">
                {item.detail}
              </Text>
            )}
            <Text size="xs" c="dimmed" component="div">
              <TimeText at={item.at} />
              {item.who && ` · ${item.who}`}
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  )
}

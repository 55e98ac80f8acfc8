import { StatusBadge, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import type { RunRow } from './client.ts'
import { messages } from './messages.ts'

/** How a run came out, or that it is still under way. */
export function RunOutcome({ run }: { run: RunRow }): ReactNode {
  const t = useMessages(messages)
  if (run.discrepancies > 0) return <StatusBadge tone="attention" label={t('outcome.differs')} />
  if (run.finishedAt === null) return <StatusBadge tone="partial" label={t('outcome.running')} />
  return <StatusBadge tone="done" label={t('outcome.even')} />
}

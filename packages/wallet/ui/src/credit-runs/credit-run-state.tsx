import { StatusBadge, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import type { CreditRun } from './client.ts'

/** How far a run has come, by word and shape. */
export function CreditRunState({ run }: { run: CreditRun }): ReactNode {
  const t = useMessages(messages)
  if (run.undo) {
    if (run.undo.finishedAt === null) return <StatusBadge tone="partial" label={t('run.undoing')} />
    if (run.undo.kept > 0) return <StatusBadge tone="attention" label={t('run.partlyUndone')} />
    return <StatusBadge tone="stopped" label={t('run.undone')} />
  }
  if (run.finishedAt === null) return <StatusBadge tone="partial" label={t('run.running')} />
  if (run.refused > 0) return <StatusBadge tone="attention" label={t('run.partly')} />
  return <StatusBadge tone="done" label={t('run.done')} />
}

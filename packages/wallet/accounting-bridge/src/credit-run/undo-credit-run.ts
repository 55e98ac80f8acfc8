import type { Tx } from '@platform/database'
import { audit, type Company, Refusal } from '@platform/plugin-api'
import { findRun, findUndo, insertUndo } from './statements.ts'

/** Somebody's wish to take a whole run back. */
export interface UndoRunRequest {
  readonly runId: string
  readonly idempotencyKey: string
  readonly actorId: string | null
  /** The day it is wanted to count; when the books are locked by then, the first open day after. */
  readonly date: string
}

/**
 * Has a finished run undone by `carryOutUndo`. What was spent or refunded meanwhile stays, and is told line by line.
 * Throws a refusal when there is no such run, while it is under way, and when somebody else undid it.
 */
export async function startUndo(
  tx: Tx,
  company: Company,
  { runId, idempotencyKey, actorId, date }: UndoRunRequest,
): Promise<{ isNew: boolean }> {
  const [run] = await tx.query(findRun, [company.id, runId])
  if (!run) throw unknownCreditRun()
  if (!run.finished_at) throw notFinished()
  const [made] = await tx.query(insertUndo, [company.id, runId, idempotencyKey, date, actorId])
  if (!made) {
    const [undo] = await tx.query(findUndo, [company.id, runId])
    if (undo?.idempotency_key === idempotencyKey) return { isNew: false }
    throw undoneBefore()
  }
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'wallet.credit-run-undone',
    subject: `credit-run:${runId}`,
  })
  return { isNew: true }
}

export function unknownCreditRun(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_credit_run', message: 'There is no such run.' })
}

function notFinished(): Refusal {
  return new Refusal({
    kind: 'busy',
    code: 'credit_run_not_finished',
    message: 'This is still being applied. Undo it once it is done.',
  })
}

function undoneBefore(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'credit_run_undone',
    message: 'This was undone before. Reload the page to see it.',
  })
}

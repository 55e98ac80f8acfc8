import { type Database, derivedId, type Tx, transaction } from '@platform/database'
import { type Company, Refusal, requestHash, toWireJson } from '@platform/plugin-api'
import { allocate } from '../allocate-to-invoice.ts'
import { undoAllocations } from '../undo-allocation.ts'
import { LINES_IN_A_SET } from './sets-of-customers.ts'
import {
  finishRun,
  finishUndo,
  insertOutcomes,
  insertUndoOutcomes,
  lockRun,
  lockUndo,
  nextLines,
  nextToUndo,
  shareTried,
  shareUndone,
} from './statements.ts'

interface Watched {
  /** Aborts between two sets; the next attempt goes on from there. */
  readonly signal: AbortSignal
  readonly progress: (share: number) => Promise<void>
}

/**
 * Applies what a run proposes, in sets of some hundred, each in a transaction of its own together with what became of
 * it; so a run that is killed half way is carried on, and nothing is applied twice. What cannot be applied any more is
 * refused line by line, and told.
 */
export function carryOutCreditRun(
  database: Database,
  company: Company,
  runId: string,
  watched: Watched,
): Promise<void> {
  return setBySet(
    database,
    async (tx) => ({
      more: await applyNext(tx, company, runId),
      share: await shareOf(tx, shareTried, company.id, runId),
    }),
    watched,
  )
}

/** The same for the undoing of a run, the last line first. */
export function carryOutUndo(
  database: Database,
  company: Company,
  runId: string,
  watched: Watched,
): Promise<void> {
  return setBySet(
    database,
    async (tx) => ({
      more: await undoNext(tx, company, runId),
      share: await shareOf(tx, shareUndone, company.id, runId),
    }),
    watched,
  )
}

async function setBySet(
  database: Database,
  next: (tx: Tx) => Promise<{ readonly more: boolean; readonly share: number }>,
  { signal, progress }: Watched,
): Promise<void> {
  for (;;) {
    signal.throwIfAborted()
    const { more, share } = await transaction(database, next)
    await progress(share)
    if (!more) return
  }
}

/** Answers whether there may be more. */
async function applyNext(tx: Tx, company: Company, runId: string): Promise<boolean> {
  const [run] = await tx.query(lockRun, [company.id, runId])
  if (!run || run.finished_at) return false
  const lines = await tx.query(nextLines, [company.id, runId, LINES_IN_A_SET])
  if (lines.length === 0) {
    tx.send(finishRun, [company.id, runId])
    return false
  }
  const outcomes = await allocate(
    tx,
    company,
    lines.map(({ position, invoice_id, amount }) => ({
      invoiceId: invoice_id,
      amount,
      idempotencyKey: derivedId('credit-run', runId, String(position)),
      requestHash: requestHash({ runId, position }),
      actorId: run.actor_id,
      date: run.accounting_date,
    })),
  )
  tx.send(insertOutcomes, [
    company.id,
    runId,
    lines.map(({ position }) => position),
    outcomes.map((outcome) => (outcome instanceof Refusal ? null : outcome.allocationId)),
    outcomes.map(movedAmount),
    outcomes.map(keptRefusal),
  ])
  return true
}

async function undoNext(tx: Tx, company: Company, runId: string): Promise<boolean> {
  const [undo] = await tx.query(lockUndo, [company.id, runId])
  if (!undo || undo.finished_at) return false
  const applied = await tx.query(nextToUndo, [company.id, runId, LINES_IN_A_SET])
  if (applied.length === 0) {
    tx.send(finishUndo, [company.id, runId])
    return false
  }
  const outcomes = await undoAllocations(
    tx,
    company,
    applied.map(({ position, allocation_id }) => ({
      allocationId: allocation_id,
      idempotencyKey: derivedId('credit-run-undo', runId, String(position)),
      requestHash: requestHash({ undo: runId, position }),
      actorId: undo.actor_id,
      date: undo.accounting_date,
    })),
  )
  tx.send(insertUndoOutcomes, [
    company.id,
    runId,
    applied.map(({ position }) => position),
    outcomes.map(movedAmount),
    outcomes.map(keptRefusal),
  ])
  return true
}

function movedAmount(outcome: { readonly amount: bigint } | Refusal): bigint {
  return outcome instanceof Refusal ? 0n : outcome.amount
}

function keptRefusal(outcome: object): string | null {
  if (!(outcome instanceof Refusal)) return null
  const { code, facts, message } = outcome
  return toWireJson({ code, facts, message })
}

async function shareOf(tx: Tx, sql: typeof shareTried, companyId: number, runId: string): Promise<number> {
  const [row] = await tx.query(sql, [companyId, runId])
  return row?.share ?? 1
}

import { assert, type Tx } from '@platform/database'
import { emit } from '@platform/plugin-api'
import { entriesPosted } from './events.ts'
import { lockedPeriod } from './period.ts'
import { notePosted } from './posted-entries.ts'
import { insertReversals } from './sql/insert-reversals.ts'

/** An entry to be undone by its mirror image. */
export interface ReversalDraft {
  /** Of the new entry, made with `newId()` by the caller. */
  readonly id: string
  /** The entry it undoes. */
  readonly reverses: string
  /** 'YYYY-MM-DD', an open day: see `Period.firstOpenDate`. */
  readonly date: string
  readonly reference: string
  readonly source: string
  readonly actorId: string | null
}

/**
 * Posts for each entry its mirror image in the same journal: line n of the reversal undoes line n of the original, so
 * that the caller can match the two. Sent without waiting for its answer. An entry that is not there, or reversed
 * already, is a defect, and the transaction fails.
 */
export async function reverseEntries(
  tx: Tx,
  companyId: number,
  reversals: readonly ReversalDraft[],
): Promise<void> {
  if (reversals.length === 0) return
  const period = lockedPeriod(tx, companyId)
  for (const { id, date } of reversals)
    assert(period.isOpen(date), `reversal ${id} is dated ${date}, which is locked`)
  tx.send(insertReversals, [
    companyId,
    reversals.map(({ id }) => id),
    reversals.map(({ reverses }) => reverses),
    reversals.map(({ date }) => date),
    reversals.map(({ reference }) => reference),
    reversals.map(({ source }) => source),
    reversals.map(({ actorId }) => actorId),
  ])
  notePosted(
    tx,
    reversals.map(({ id }) => id),
  )
  await emit(
    tx,
    entriesPosted,
    companyId,
    reversals.map(({ id }) => ({ entryId: id })),
  )
}

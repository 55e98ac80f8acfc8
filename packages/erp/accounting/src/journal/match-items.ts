import { assert, type Tx } from '@platform/database'
import type { ItemRef } from './journal-entry-draft.ts'
import { lockedPeriod } from './period.ts'
import { insertMatchings } from './sql/insert-matchings.ts'
import { undoMatchings } from './sql/undo-matchings.ts'

/** A debit item and a credit item of one account that settle each other in part or whole. */
export interface MatchingDraft {
  /** Made with `newId()` by the caller. */
  readonly id: string
  readonly debit: ItemRef
  readonly credit: ItemRef
  /** Minor units of the company's currency, above zero. */
  readonly amount: bigint
  /** The same in the currency that both items were agreed in, where that is another. */
  readonly currencyAmount?: bigint
  /** 'YYYY-MM-DD': from when on the items count as settled. */
  readonly date: string
}

/**
 * Matches open items, in one statement that is sent without waiting for its answer. The caller holds the locks of the
 * documents and has judged what is open: an amount beyond the residual of either item, items of two accounts or
 * customers, or an item that is not there are defects, and the transaction fails.
 */
export function matchItems(tx: Tx, companyId: number, matchings: readonly MatchingDraft[]): void {
  if (matchings.length === 0) return
  lockedPeriod(tx, companyId)
  for (const { id, amount } of matchings) assert(amount > 0n, `matching ${id} has the amount ${amount}`)
  tx.send(insertMatchings, [
    companyId,
    matchings.map(({ id }) => id),
    matchings.map(({ debit }) => debit.entryId),
    matchings.map(({ debit }) => debit.line),
    matchings.map(({ credit }) => credit.entryId),
    matchings.map(({ credit }) => credit.line),
    matchings.map(({ amount }) => amount),
    matchings.map(({ currencyAmount }) => currencyAmount ?? null),
    matchings.map(({ date }) => date),
  ])
}

/**
 * Takes matchings back: both items are open again by their amounts. They stay on record with the day they ended.
 * Undoing one twice, or one that is not there, is a defect, and the transaction fails.
 */
export function unmatchItems(
  tx: Tx,
  companyId: number,
  matchingIds: readonly string[],
  { date }: { readonly date: string },
): void {
  if (matchingIds.length === 0) return
  lockedPeriod(tx, companyId)
  tx.send(undoMatchings, [companyId, matchingIds, date])
}

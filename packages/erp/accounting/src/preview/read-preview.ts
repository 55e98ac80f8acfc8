import type { Tx } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { postedEntries } from '../journal/posted-entries.ts'
import { type PostedItemRow, readPostedItems, sumPostedItems } from './posted-items.ts'

/** More than these are summed up by account: nobody reads them one by one before a Confirm. */
const MOST_READ = 5

/** What a deed is going to post, as a page shows it beforehand. */
export type EntryPreview = ReturnType<typeof entryPreview>

/** Everything that this transaction has posted: read in a rehearsal, before it is rolled back. */
export async function readPreview(tx: Tx, company: Company): Promise<EntryPreview> {
  const ids = postedEntries(tx)
  if (ids.length > MOST_READ) return totalPreview(company, ids.length, await readPostedTotals(tx, company))
  const rows = await tx.query(readPostedItems, [company.id, ids])
  return entryPreview(company, { entries: ids.length, isTotalled: false, rows })
}

/** What this transaction has posted on each account. */
export function readPostedTotals(tx: Tx, company: Company): Promise<readonly PostedItemRow[]> {
  return tx.query(sumPostedItems, [company.id, postedEntries(tx)])
}

/** A preview of what many entries come to. */
export function totalPreview(
  company: Company,
  entries: number,
  totals: readonly PostedItemRow[],
): EntryPreview {
  const rows = totals.map((row, index) => ({ ...row, entry: 1, line: index + 1, label: null }))
  return entryPreview(company, { entries, isTotalled: true, rows })
}

function entryPreview(
  { currency }: Company,
  {
    rows,
    ...many
  }: {
    readonly entries: number
    /** The items are the totals of all entries by account, and not those of each. */
    readonly isTotalled: boolean
    readonly rows: readonly (PostedItemRow & {
      readonly entry: number
      readonly line: number
      readonly label: string | null
    })[]
  },
) {
  const money = (amount: bigint) => toWire({ amount, currency })
  return {
    ...many,
    items: rows.map(({ entry, line, account_id, account_code, account_name, label, debit, credit }) => ({
      /** Which of the entries it is of, from 1. */
      entry,
      line,
      account: { id: account_id, code: account_code, name: account_name },
      label,
      debit: money(debit),
      credit: money(credit),
    })),
  }
}

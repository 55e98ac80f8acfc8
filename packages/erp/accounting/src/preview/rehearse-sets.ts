import type { Database, Tx } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { postedEntries } from '../journal/posted-entries.ts'
import type { PostedItemRow } from './posted-items.ts'
import { type EntryPreview, readPostedTotals, totalPreview } from './read-preview.ts'
import { rehearse } from './rehearse.ts'

/** PostgreSQL works on the one while we make the other ready. */
const LANES = 2

/**
 * What a deed of many transactions is going to post in all, by account: each set is rehearsed by itself, so that
 * nobody waits longer for its locks than for the deed. Sets must not build on one another.
 */
export async function rehearseSets<Item>(
  database: Database,
  company: Company,
  sets: readonly (readonly Item[])[],
  run: (tx: Tx, set: readonly Item[]) => Promise<void>,
): Promise<EntryPreview> {
  const totals = new Map<string, PostedItemRow>()
  let entries = 0
  async function rehearseOne(set: readonly Item[]): Promise<void> {
    const rehearsed = await rehearse(database, async (tx) => {
      await run(tx, set)
      return { posted: postedEntries(tx).length, rows: await readPostedTotals(tx, company) }
    })
    entries += rehearsed.posted
    for (const row of rehearsed.rows) {
      const { debit, credit } = totals.get(row.account_id) ?? { debit: 0n, credit: 0n }
      totals.set(row.account_id, { ...row, debit: debit + row.debit, credit: credit + row.credit })
    }
  }
  const waiting = sets.values()
  const lane = async () => {
    for (const set of waiting) await rehearseOne(set)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  const byCode = [...totals.values()].toSorted((a, b) => (a.account_code < b.account_code ? -1 : 1))
  return totalPreview(company, entries, byCode)
}

import { type Database, transaction } from '@platform/database'
import { groupBy } from '../documents/group-by.ts'
import type { ExportedBooks, ExportedEntry } from './exported-entry.ts'
import {
  readAccountsToExport,
  readEntriesToExport,
  readExtentToExport,
  readItemsToExport,
} from './sql/read-export.ts'

/** Which part of a company's journal is exported. Days are 'YYYY-MM-DD', both included; null: without limit. */
export interface ExportRange {
  readonly companyId: number
  readonly from: string | null
  readonly to: string | null
}

/** How many entries are read at a time, so that books of any size pass through little memory. */
const pageSize = 1_000

/** The accounts, and how many entries there are from which day on. */
export async function readBooks(
  database: Database,
  { companyId, from, to }: ExportRange,
): Promise<{ readonly entries: number } & Pick<ExportedBooks, 'accounts' | 'firstDate'>> {
  const [accounts, [extent]] = await transaction(database, (tx) =>
    Promise.all([
      tx.query(readAccountsToExport, [companyId]),
      tx.query(readExtentToExport, [companyId, from, to]),
    ]),
  )
  return { accounts, firstDate: extent?.first_date ?? null, entries: Number(extent?.entries ?? 0) }
}

/** The entries by date, then in the order they were posted, page by page. */
export async function* readEntries(
  database: Database,
  { companyId, from, to }: ExportRange,
): AsyncGenerator<readonly ExportedEntry[]> {
  let after: { date: string | null; id: string | null } = { date: null, id: null }
  for (;;) {
    const entries = await transaction(database, (tx) =>
      tx.query(readEntriesToExport, [companyId, from, to, after.date, after.id, pageSize]),
    )
    const last = entries.at(-1)
    if (!last) return
    const items = await transaction(database, (tx) =>
      tx.query(readItemsToExport, [companyId, entries.map(({ id }) => id)]),
    )
    const itemsOf = groupBy(items, ({ entry_id }) => entry_id)
    yield entries.map(({ id, date, number, journal_code: journalCode, reference, source }) => ({
      date,
      number,
      journalCode,
      reference,
      source,
      items: (itemsOf.get(id) ?? []).map((item) => ({
        accountId: item.account_id,
        amount: item.debit - item.credit,
        label: item.label,
        customerName: item.customer_name,
        agreed:
          item.currency === null || item.currency_amount === null
            ? null
            : { amount: item.currency_amount, currency: item.currency },
      })),
    }))
    after = last
  }
}

import { assert, type Tx } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { readEntry, readEntryItems } from './sql/read-entry.ts'

/** A journal entry as a page shows it before it is posted: read where it was posted in a rehearsal. */
export async function readPreview(tx: Tx, company: Company, entryId: string) {
  const [[entry], items] = await Promise.all([
    tx.query(readEntry, [company.id, entryId]),
    tx.query(readEntryItems, [company.id, entryId]),
  ])
  assert(entry, `the rehearsal posted no entry ${entryId}`)
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  return {
    date: entry.date,
    items: items.map(({ line, account_id, account_code, account_name, label, debit, credit }) => ({
      line,
      account: { id: account_id, code: account_code, name: account_name },
      label,
      debit: money(debit),
      credit: money(credit),
    })),
  }
}

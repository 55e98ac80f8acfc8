import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { unknownEntry } from './refusals.ts'
import { readEntry, readEntryItems } from './sql/read-entry.ts'

/** An entry with its items. `source` names the document it books. Throws a refusal: `unknown_entry`. */
export async function getEntry(database: Database, company: Company, entryId: string) {
  const { id: companyId, currency } = company
  const [[entry], items] = await transaction(database, (tx) =>
    Promise.all([tx.query(readEntry, [companyId, entryId]), tx.query(readEntryItems, [companyId, entryId])]),
  )
  if (!entry) throw unknownEntry(entryId)
  const money = (amount: bigint) => toWire({ amount, currency })
  return {
    id: entryId,
    date: entry.date,
    number: entry.number,
    journal: { id: entry.journal_id, code: entry.journal_code, name: entry.journal_name },
    reference: entry.reference,
    source: entry.source,
    recordedAt: entry.recorded_at.toISOString(),
    actorId: entry.actor_id,
    reverses: entry.reverses && { id: entry.reverses, number: entry.reverses_number },
    reversedBy: entry.reversed_by && { id: entry.reversed_by, number: entry.reversed_by_number },
    /** Whether a person may reverse it here; other entries are undone where their document is. */
    reversible: entry.source.startsWith('manual:') && entry.reversed_by === null,
    total: money(items.reduce((sum, { debit }) => sum + debit, 0n)),
    items: items.map((item) => ({
      line: item.line,
      account: { id: item.account_id, code: item.account_code, name: item.account_name },
      customer: item.customer_id && { id: item.customer_id, name: item.customer_name },
      label: item.label,
      dueDate: item.due_date,
      debit: money(item.debit),
      credit: money(item.credit),
      residual: item.residual === null ? null : money(item.residual),
      inCurrency:
        item.currency === null || item.currency_amount === null
          ? null
          : toWire({ amount: item.currency_amount, currency: item.currency }),
    })),
  }
}

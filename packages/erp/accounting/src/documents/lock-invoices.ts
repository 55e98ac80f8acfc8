import type { Tx } from '@platform/database'
import type { LockedInvoice } from './invoice-types.ts'
import { type LockedInvoiceRow, lockInvoiceRows, readInvoices } from './sql/lock-invoices.ts'

/**
 * Locks invoices and credit notes until the transaction ends, and answers them by id as they stand then. Ids the
 * company has not are left out. Rank 'invoice': once a transaction, so name every document of the use case.
 */
export async function lockInvoices(
  tx: Tx,
  companyId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedInvoice>> {
  // Sent together, read apart: the second statement sees what committed while the first one waited.
  const [, rows] = await Promise.all([
    tx.lock('invoice', lockInvoiceRows, [companyId, ids]),
    tx.query(readInvoices, [companyId, ids]),
  ])
  return new Map(rows.map((row) => [row.id, lockedInvoice(row)]))
}

function lockedInvoice(row: LockedInvoiceRow): LockedInvoice {
  const residual = row.residual ?? 0n
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    number: row.number,
    customerId: row.customer_id,
    currency: row.currency,
    date: row.date,
    dueDate: row.due_date,
    total: row.total,
    residual,
    currencyResidual: row.currency_residual ?? residual,
    receivable: row.entry_id === null ? null : { entryId: row.entry_id, line: 1 },
    creditNoteOf: row.credit_note_of,
  }
}

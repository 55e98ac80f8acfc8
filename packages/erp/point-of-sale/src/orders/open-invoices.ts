import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { readOpenInvoices } from '../sql/orders.ts'

/** What a customer owes on invoices in the company's currency, the oldest first. */
export async function listOpenInvoices(database: Database, company: Company, customerId: string) {
  const rows = await transaction(database, (tx) => tx.query(readOpenInvoices, [company.id, customerId]))
  const wire = (amount: bigint) => toWire({ amount, currency: company.currency })
  return rows.map((row) => ({
    invoiceId: row.id,
    number: row.number,
    date: row.date,
    dueDate: row.due_date,
    total: wire(row.total),
    residual: wire(row.amount_due),
  }))
}

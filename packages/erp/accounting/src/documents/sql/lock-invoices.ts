import { statement } from '@platform/database'

/** $1 company, $2 ids. Answers nothing worth reading: after a wait only the locked columns would be fresh. */
export const lockInvoiceRows = statement<{ id: string }>(
  'accounting.lock-invoices',
  `select id from accounting.invoice
    where company_id = $1 and id = any($2::uuid[])
    order by id
      for no key update`,
)

export interface LockedInvoiceRow {
  id: string
  kind: 'invoice' | 'credit_note'
  status: 'draft' | 'confirmed'
  number: string | null
  customer_id: string
  currency: string
  date: string
  due_date: string
  total: bigint
  entry_id: string | null
  credit_note_of: string | null
  residual: bigint | null
  currency_residual: bigint | null
}

/** $1 company, $2 ids. */
export const readInvoices = statement<LockedInvoiceRow>(
  'accounting.read-invoices',
  `select invoice.id, invoice.kind, invoice.status, invoice.number, invoice.customer_id, invoice.currency,
          invoice.date, invoice.due_date, invoice.total, invoice.entry_id, invoice.credit_note_of,
          abs(item.residual) as residual, abs(item.currency_residual) as currency_residual
     from accounting.invoice invoice
     left join accounting.open_item item
       on item.company_id = invoice.company_id and item.entry_id = invoice.entry_id and item.line = 1
    where invoice.company_id = $1 and invoice.id = any($2::uuid[])`,
)

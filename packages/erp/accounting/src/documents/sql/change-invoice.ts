import { statement } from '@platform/database'

/** $1 company, $2 id; then the fields. */
export const updateInvoiceFields = statement(
  'accounting.update-invoice',
  `update accounting.invoice
      set customer_id = $3, date = $4, due_date = $5, currency = $6, exchange_rate = $7, prices_include_tax = $8,
          reference = $9, note = $10, net = $11, tax = $12, total = $13
    where company_id = $1 and id = $2`,
)

/** $1 company, $2 id. */
export const deleteInvoiceLines = statement(
  'accounting.delete-invoice-lines',
  'delete from accounting.invoice_line where company_id = $1 and invoice_id = $2',
)

/** $1 company, $2 id. Lines go with it. */
export const deleteInvoiceRow = statement(
  'accounting.delete-invoice',
  'delete from accounting.invoice where company_id = $1 and id = $2',
)

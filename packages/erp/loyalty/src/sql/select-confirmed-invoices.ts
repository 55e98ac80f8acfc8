import { statement } from '@platform/database'

/** $1 company, $2 the first day that counts or null. */
export const selectConfirmedInvoices = statement<{
  invoiceId: string
  customerId: string
  total: bigint
  currency: string
}>(
  'loyalty.select-confirmed-invoices',
  `select id as "invoiceId", customer_id as "customerId", total, currency
     from accounting.invoice_view
    where company_id = $1 and kind = 'invoice' and status = 'confirmed' and date >= coalesce($2::date, '-infinity')
    order by id`,
)

import { statement } from '@platform/database'
import type { AllocationRow } from './allocations-by-id.ts'

/** Values: company, array of invoice ids. What is not undone, newest first. */
export const allocationsOfInvoices = statement<AllocationRow>(
  'wallet-books.allocations-of-invoices',
  `select id, invoice_id, customer_id, amount, currency, undo_id
   from wallet_books.allocation_view
   where company_id = $1 and invoice_id = any($2::uuid[]) and undo_id is null
   order by id desc`,
)

import { statement } from '@platform/database'

export interface AllocationRow {
  readonly id: string
  readonly invoice_id: string
  readonly customer_id: string
  readonly amount: bigint
  readonly currency: string
  readonly undo_id: string | null
}

/** Values: company, array of ids. Newest first. */
export const allocationsById = statement<AllocationRow>(
  'wallet-books.allocations-by-id',
  `select id, invoice_id, customer_id, amount, currency, undo_id
   from wallet_books.allocation_view where company_id = $1 and id = any($2::uuid[]) order by id desc`,
)

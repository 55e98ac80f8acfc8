import { type Database, statement, transaction } from '@platform/database'
import { minAmount } from '@platform/money'

/** Credit that could pay an invoice. */
export interface ProposedAllocation {
  readonly invoiceId: string
  readonly customerId: string
  /** Minor units of the company's currency. */
  readonly amount: bigint
}

const payableInvoices = statement<{
  invoice_id: string
  customer_id: string
  amount_due: bigint
  available: bigint
  due_before: bigint
}>(
  'wallet-books.payable-invoices',
  `select invoice_id, customer_id, amount_due, available, due_before
   from wallet_books.payable_invoice_view
   where company_id = $1 and due_before < available
   order by date, number`,
)

/**
 * How the credit of every customer of a company would pay their open invoices, the oldest first. Reads only: whoever
 * applies it gives each to `allocate`, which judges again under the locks.
 */
export async function proposeAllocations(
  database: Database,
  companyId: number,
): Promise<ProposedAllocation[]> {
  const rows = await transaction(database, (tx) => tx.query(payableInvoices, [companyId]))
  return rows.map(({ invoice_id, customer_id, amount_due, available, due_before }) => ({
    invoiceId: invoice_id,
    customerId: customer_id,
    amount: minAmount(amount_due, available - due_before),
  }))
}

import { RetryTransaction, type Tx } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { builtInDestinations } from './built-in-destinations.ts'
import { groupBy } from './group-by.ts'
import type { InvoiceKind, LockedInvoice } from './invoice-types.ts'
import { lockInvoices } from './lock-invoices.ts'
import type { PaymentTarget } from './payment-types.ts'
import { findOldestOpen } from './sql/confirm-payments.ts'
import type { PaymentRow } from './sql/lock-payments.ts'

/** Which documents payments are meant for, and those documents under their locks. */
export interface TargetsOfPayments {
  readonly byPayment: ReadonlyMap<string, readonly PaymentTarget[]>
  /** Payments nobody chose documents for: they settle the oldest. */
  readonly oldestFirst: ReadonlySet<string>
  readonly documents: ReadonlyMap<string, LockedInvoice>
}

/** The documents each payment is meant for, locked: those chosen, or else the oldest that are open. */
export async function findTargets(
  tx: Tx,
  company: Company,
  payments: readonly PaymentRow[],
  chosen: readonly { payment_id: string; invoice_id: string; amount: bigint | null }[],
): Promise<TargetsOfPayments> {
  const byPayment = new Map<string, readonly PaymentTarget[]>()
  for (const [id, rows] of groupBy(chosen, ({ payment_id }) => payment_id))
    byPayment.set(
      id,
      rows.map(({ invoice_id, amount }) => ({ invoiceId: invoice_id, amount })),
    )
  const oldestFirst = new Set<string>()
  const oldest = new Map<string, bigint>()
  for (const { id: destination, settles } of builtInDestinations) {
    const unchosen = payments.filter(
      (payment) => payment.destination === destination && !byPayment.has(payment.id),
    )
    const found = await findOldest(tx, company, settles, unchosen)
    for (const { id, residual } of found) oldest.set(id, residual)
    for (const { id, customer_id } of unchosen) {
      oldestFirst.add(id)
      byPayment.set(
        id,
        found
          .filter((document) => document.customer_id === customer_id)
          .map((document) => ({ invoiceId: document.id, amount: null })),
      )
    }
  }
  const wanted = payments.flatMap(({ id }) => byPayment.get(id) ?? []).map(({ invoiceId }) => invoiceId)
  if (wanted.length === 0) return { byPayment, oldestFirst, documents: new Map() }
  const documents = await lockInvoices(tx, company.id, [...new Set(wanted)])
  // Somebody settled one of the oldest while we waited, so others may be the oldest now.
  for (const [id, residual] of oldest)
    if (documents.get(id)?.residual !== residual)
      throw new RetryTransaction(`invoice ${id} was settled meanwhile`)
  return { byPayment, oldestFirst, documents }
}

async function findOldest(tx: Tx, company: Company, settles: InvoiceKind, payments: readonly PaymentRow[]) {
  if (payments.length === 0) return []
  const amounts = new Map<string, bigint>()
  for (const { customer_id, amount } of payments)
    amounts.set(customer_id, (amounts.get(customer_id) ?? 0n) + amount)
  return tx.query(findOldestOpen, [
    company.id,
    company.currency,
    settles,
    [...amounts.keys()],
    [...amounts.values()],
  ])
}

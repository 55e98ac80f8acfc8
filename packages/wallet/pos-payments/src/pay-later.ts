import { lockCustomers } from '@erp/customers'
import type { PosCredit, PosPaymentMethod } from '@erp/point-of-sale'
import type { Tx } from '@platform/database'
import { formatMoney, money } from '@platform/money'
import { type Company, Refusal } from '@platform/plugin-api'
import { findOwed } from '@wallet/accounting-bridge'

/**
 * "Pay Later": the order becomes an invoice, and this part of it stays on the customer's receivable. It is credit that
 * the company gives, not a wallet below zero.
 */
export const payLater: PosPaymentMethod = {
  id: 'pay_later',
  title: 'Pay Later',
  titles: { en: 'Pay Later', ar: 'الدفع لاحقًا' },
  kind: 'invoice',
  order: 40,
  needsCustomer: true,
  refuse: refuseBeyondLimit,
}

/**
 * Refuses what would take a customer beyond their credit limit, with what they owe already; null for what may be. The
 * customers stay locked until the transaction ends, so tills that sell to one customer at the same moment are judged
 * one after the other, and none of them passes the limit. Credits count in their order.
 */
export async function refuseBeyondLimit(
  tx: Tx,
  company: Company,
  credits: readonly PosCredit[],
): Promise<(Refusal | null)[]> {
  if (credits.length === 0) return []
  const ids = [...new Set(credits.map(({ customerId }) => customerId))]
  // Behind the lock, so that it sees what the tills before have left owing.
  const [customers, rows] = await Promise.all([
    lockCustomers(tx, company.id, ids),
    tx.query(findOwed, [company.id, ids]),
  ])
  const owed = new Map(rows.map((row) => [row.customer_id, row.owed]))
  return credits.map(({ customerId, amount }) => {
    const customer = customers.get(customerId)
    if (!customer) return unknownCustomer()
    const before = owed.get(customer.id) ?? 0n
    if (customer.creditLimit !== null && before + amount > customer.creditLimit)
      return beyondLimit(company, { limit: customer.creditLimit, owed: before })
    owed.set(customer.id, before + amount)
    return null
  })
}

function unknownCustomer(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_customer', message: 'There is no such customer.' })
}

function beyondLimit(company: Company, { limit, owed }: { limit: bigint; owed: bigint }): Refusal {
  const show = (amount: bigint) => formatMoney(money(amount, company.currency), company.locale)
  const left = limit > owed ? limit - owed : 0n
  return new Refusal({
    kind: 'conflict',
    code: 'credit_limit',
    message:
      left === 0n
        ? `This customer owes ${show(owed)}, and their credit limit is ${show(limit)}. Take another payment.`
        : `At most ${show(left)} can be paid later: the credit limit is ${show(limit)}, and ${show(owed)} is owed. Take the rest otherwise.`,
    facts: {
      currency: company.currency,
      limit: limit.toString(),
      owed: owed.toString(),
      left: left.toString(),
    },
  })
}

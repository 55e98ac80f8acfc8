import type { DestinedPayment } from '@erp/accounting'
import { statement, type Tx } from '@platform/database'
import { formatMoney, money } from '@platform/money'
import { type Company, definePermissions, Refusal } from '@platform/plugin-api'
import { findOwed } from './sql/find-owed.ts'

/** A payout that the company could keep for what it is owed is more than a payment. */
export const { payOutOwing } = definePermissions('wallet', {
  payOutOwing: { title: 'Pay wallet credit out to customers who owe', roles: ['owner'] },
})

/** $1 company, $2 people: what those of them are who are let in. */
const rolesOf = statement<{ id: string; role: string }>(
  'wallet-books.roles-of',
  'select id, role::text from identity.user_view where company_id = $1 and id = any($2::uuid[]) and is_active',
)

/**
 * Refuses payouts of credit to customers who owe on invoices, unless whoever confirms them has the permission: by the id
 * of the payment. What a program pays out is nobody's decision, and is not refused.
 */
export async function refuseWhileOwing(
  tx: Tx,
  company: Company,
  payments: readonly DestinedPayment[],
): Promise<ReadonlyMap<string, Refusal>> {
  const payouts = payments.filter(({ direction, actorId }) => direction === 'send' && actorId !== null)
  if (payouts.length === 0) return new Map()
  const [owedRows, roleRows] = await Promise.all([
    tx.query(findOwed, [company.id, [...new Set(payouts.map(({ customerId }) => customerId))]]),
    tx.query(rolesOf, [company.id, [...new Set(payouts.map(({ actorId }) => actorId))]]),
  ])
  const owed = new Map(owedRows.map((row) => [row.customer_id, row.owed]))
  const may = new Set(
    roleRows.flatMap(({ id, role }) => (payOutOwing.roles.some((one) => one === role) ? [id] : [])),
  )
  return new Map(
    payouts.flatMap(({ paymentId, customerId, actorId }) => {
      const due = owed.get(customerId) ?? 0n
      return due > 0n && !may.has(actorId ?? '') ? [[paymentId, customerOwes(company, due)]] : []
    }),
  )
}

function customerOwes({ currency, locale }: Company, owed: bigint): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'customer_owes',
    message: `This customer owes ${formatMoney(money(owed, currency), locale)}. Apply the credit to what is due, or have an owner pay it out.`,
    facts: { currency, owed: owed.toString(), permission: payOutOwing.id },
  })
}

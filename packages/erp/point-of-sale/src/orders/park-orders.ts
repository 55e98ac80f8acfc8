import { amountsOfLines, sumOf } from '@erp/accounting'
import { type Database, newId, type Tx, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, type Session, toWireJson } from '@platform/plugin-api'
import { z } from 'zod'
import type { parkInput } from '../inputs.ts'
import * as refuse from '../refusals.ts'
import { findParkedByKey, insertParkedOrder, readParked, takeParked } from '../sql/orders.ts'
import { readCustomers, readProducts } from '../sql/sale-parts.ts'

/** A basket as it was put aside; prices and discounts are judged again when it is sold. */
const parkedLines = z.array(
  z.object({
    productId: z.string(),
    quantity: z.string(),
    unitPrice: z.string(),
    discount: z.number(),
    note: z.string().nullable(),
  }),
)

/**
 * Puts a basket aside, for whichever till of the register takes it up. Throws a refusal: `unknown_session`,
 * `unknown_customer`, `unknown_product`.
 */
export async function parkOrder(
  tx: Tx,
  { company, user }: Session,
  basket: z.infer<typeof parkInput>,
): Promise<{ readonly parkedId: string }> {
  const { sessionId, customerId, note, lines, idempotencyKey } = basket
  const [[before], products, customers] = await Promise.all([
    tx.query(findParkedByKey, [company.id, idempotencyKey]),
    tx.query(readProducts, [company.id, [...new Set(lines.map(({ productId }) => productId))]]),
    tx.query(readCustomers, [company.id, customerId === null ? [] : [customerId]]),
  ])
  if (before) return { parkedId: before.id }
  if (customerId !== null && customers.length === 0) throw refuse.unknownCustomer(customerId)
  const unknown = lines.findIndex(({ productId }) => !products.some(({ id }) => id === productId))
  if (unknown >= 0) throw refuse.unknownProduct(unknown + 1, lines[unknown]?.productId ?? '')
  const parkedId = newId()
  // Only for the list, so without taxes that are not in the price.
  const { total } = sumOf(
    amountsOfLines(
      lines.map((line) => ({ ...line, tax: null })),
      { pricesIncludeTax: true },
    ),
  )
  await tx.query(insertParkedOrder, [
    company.id,
    sessionId,
    customerId,
    note,
    toWireJson(lines),
    total,
    idempotencyKey,
    user.id,
    parkedId,
  ])
  const [written] = await tx.query(findParkedByKey, [company.id, idempotencyKey])
  if (!written) throw refuse.unknownSession(sessionId)
  return { parkedId }
}

/** The baskets put aside at a register, the oldest first. */
export async function listParked(database: Database, company: Company, registerId: string) {
  const rows = await transaction(database, (tx) => tx.query(readParked, [company.id, registerId]))
  return rows.map((row) => ({
    id: row.id,
    at: row.parked_at.toISOString(),
    customerName: row.customer_name,
    parkedByName: row.parked_by_name,
    note: row.note,
    total: toWire({ amount: row.total, currency: company.currency }),
    lineCount: row.line_count,
  }))
}

/** Takes a basket up again: it is gone from the list. Throws a refusal, `parked_order_gone`, to whoever comes second. */
export async function recallOrder(tx: Tx, company: Company, parkedId: string) {
  const [taken] = await tx.query(takeParked, [company.id, parkedId])
  if (!taken) throw refuse.parkedOrderGone()
  return {
    customer: taken.customer_id === null ? null : { id: taken.customer_id, name: taken.customer_name ?? '' },
    note: taken.note,
    lines: parkedLines.parse(taken.lines),
  }
}

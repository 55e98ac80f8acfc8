import { type Database, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import type { Receipt } from '../answers.ts'
import { unknownOrder } from '../refusals.ts'
import { findOrderIdByKey } from '../sql/orders.ts'
import { readOrders } from './read-orders.ts'

/** The receipt of an order, as it was given out. Throws a refusal: `unknown_order`. */
export async function getReceipt(database: Database, company: Company, orderId: string): Promise<Receipt> {
  const { receipts } = await transaction(database, (tx) => readOrders(tx, company, [orderId]))
  const receipt = receipts.get(orderId)
  if (!receipt) throw unknownOrder(orderId)
  return receipt
}

/** The receipt of what a key has booked; null when it has booked nothing. */
export async function findReceiptByKey(
  database: Database,
  company: Company,
  idempotencyKey: string,
): Promise<Receipt | null> {
  return transaction(database, async (tx) => {
    const [order] = await tx.query(findOrderIdByKey, [company.id, idempotencyKey])
    if (!order) return null
    const { receipts } = await readOrders(tx, company, [order.id])
    return receipts.get(order.id) ?? null
  })
}

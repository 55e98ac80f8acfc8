import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import { notASale, unknownOrder } from '../refusals.ts'
import { readRefundedTenders } from '../sql/refunds.ts'
import { leftOf } from './plan-refund.ts'
import { readOrders } from './read-orders.ts'
import { refundableLines } from './refundable-lines.ts'

/** What of a sale was not given back yet, by line and by tender. Throws a refusal: `unknown_order`, `not_a_sale`. */
export async function getRefundable(database: Database, company: Company, orderId: string) {
  return transaction(database, async (tx) => {
    const [{ orders, receipts }, refunded] = await Promise.all([
      readOrders(tx, company, [orderId]),
      tx.query(readRefundedTenders, [company.id, orderId]),
    ])
    const order = orders.get(orderId)
    if (!order) throw unknownOrder(orderId)
    if (order.kind !== 'sale') throw notASale(order.receiptNumber)
    const lines = await refundableLines(tx, company, order)
    const givenBack = new Map(refunded.map(({ tender_id, amount }) => [tender_id, amount]))
    const wire = (amount: bigint) => toWire({ amount, currency: company.currency })
    const left = lines.reduce(
      (sum, { net, tax, credited }) => sum + net + tax - credited.net - credited.tax,
      0n,
    )
    return {
      orderId,
      number: order.receiptNumber,
      customer: receipts.get(orderId)?.customer ?? null,
      lines: lines.map((line) => ({
        line: line.line,
        description: line.description,
        quantity: line.quantity.toString(),
        left: (line.quantity - line.credited.quantity).toString(),
        total: wire(line.net + line.tax),
        leftTotal: wire(line.net + line.tax - line.credited.net - line.credited.tax),
      })),
      tenders: order.tenders.map((tender) => ({
        tenderId: tender.id,
        methodId: tender.methodId,
        kind: tender.kind,
        amount: wire(tender.amount),
        left: wire(leftOf({ givenBack }, tender)),
      })),
      left: wire(left),
    }
  })
}

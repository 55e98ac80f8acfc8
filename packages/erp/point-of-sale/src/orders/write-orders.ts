import type { Tx } from '@platform/database'
import { insertOrders } from '../sql/insert-orders.ts'
import type { OrderRecord } from './order-record.ts'

/** Writes orders with their lines and tenders, in one statement whatever their number, without waiting for its answer. */
export function writeOrders(tx: Tx, companyId: number, orders: readonly OrderRecord[]): void {
  if (orders.length === 0) return
  const of = <Value>(pick: (order: OrderRecord) => Value) => orders.map(pick)
  const lines = orders.flatMap(({ id, lines }) => lines.map((line) => ({ orderId: id, ...line })))
  const tenders = orders.flatMap(({ id, tenders }) => tenders.map((tender) => ({ orderId: id, ...tender })))
  const settled = orders.flatMap(({ id, settled }) => settled.map((part) => ({ orderId: id, ...part })))
  tx.send(
    ...insertOrders([companyId], {
      orders: {
        id: of(({ id }) => id),
        session_id: of(({ sessionId }) => sessionId),
        number: of(({ number }) => BigInt(number)),
        receipt_number: of(({ receiptNumber }) => receiptNumber),
        kind: of(({ kind }) => kind),
        customer_id: of(({ customerId }) => customerId),
        cashier_id: of(({ cashierId }) => cashierId),
        actor_id: of(({ actorId }) => actorId),
        approved_by: of(({ approvedBy }) => approvedBy),
        net: of(({ net }) => net),
        tax: of(({ tax }) => tax),
        total: of(({ total }) => total),
        note: of(({ note }) => note),
        of_order_id: of(({ ofOrderId }) => ofOrderId),
        invoice_id: of(({ invoice }) => invoice?.id ?? null),
        invoice_number: of(({ invoice }) => invoice?.number ?? null),
        clearing_entry_id: of(({ clearingEntryId }) => clearingEntryId),
        kept_by: of(({ kept }) => kept?.methodId ?? null),
        kept_entry_id: of(({ kept }) => kept?.entryId ?? null),
        kept_balance: of(({ kept }) => kept?.balanceAfter ?? null),
        kept_available: of(({ kept }) => kept?.availableAfter ?? null),
        create_key: of(({ key }) => key),
        create_hash: of(({ hash }) => hash),
        recorded_at: of(({ at }) => at),
      },
      lines: {
        order_id: lines.map(({ orderId }) => orderId),
        line: lines.map(({ line }) => line),
        product_id: lines.map(({ productId }) => productId),
        product_code: lines.map(({ productCode }) => productCode),
        description: lines.map(({ description }) => description),
        quantity: lines.map(({ quantity }) => quantity),
        unit_price: lines.map(({ unitPrice }) => unitPrice),
        discount: lines.map(({ discount }) => BigInt(discount)),
        prices_include_tax: lines.map(({ pricesIncludeTax }) => (pricesIncludeTax ? 1 : 0)),
        tax_id: lines.map(({ taxId }) => taxId),
        tax_name: lines.map(({ taxName }) => taxName),
        tax_rate: lines.map(({ taxRate }) => (taxRate === null ? null : BigInt(taxRate))),
        net: lines.map(({ net }) => net),
        tax: lines.map(({ tax }) => tax),
        note: lines.map(({ note }) => note),
        of_line: lines.map(({ ofLine }) => ofLine),
      },
      tenders: {
        id: tenders.map(({ id }) => id),
        order_id: tenders.map(({ orderId }) => orderId),
        line: tenders.map(({ line }) => line),
        method_id: tenders.map(({ methodId }) => methodId),
        method_kind: tenders.map(({ kind }) => kind),
        amount: tenders.map(({ amount }) => amount),
        rounding: tenders.map(({ rounding }) => rounding),
        received: tenders.map(({ received }) => received),
        authorisation: tenders.map(({ authorisation }) => authorisation),
        entry_id: tenders.map(({ entryId }) => entryId),
        balance_after: tenders.map(({ balanceAfter }) => balanceAfter),
        available_after: tenders.map(({ availableAfter }) => availableAfter),
        of_tender_id: tenders.map(({ ofTenderId }) => ofTenderId),
        proof: tenders.map(({ proof }) => proof),
      },
      settled: {
        order_id: settled.map(({ orderId }) => orderId),
        line: settled.map(({ line }) => line),
        invoice_id: settled.map(({ invoiceId }) => invoiceId),
        invoice_number: settled.map(({ number }) => number),
        amount: settled.map(({ amount }) => amount),
        residual: settled.map(({ residual }) => residual),
      },
    }),
  )
}

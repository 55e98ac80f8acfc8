import { toWire } from '@platform/money'
import type { KeptMoney, Receipt } from '../answers.ts'
import type { LineRecord, OrderRecord, OrderSurroundings } from './order-record.ts'

/** What a receipt of the order says. */
export function receiptOf(order: OrderRecord, around: OrderSurroundings): Receipt {
  const wire = (amount: bigint) => toWire({ amount, currency: around.currency })
  const keptChange = around.keptChange ? keptMoney(around.keptChange, wire) : null
  const handedOver = sum(order.tenders, ({ amount, received }) => (received ?? amount) - amount)
  return {
    orderId: order.id,
    kind: order.kind,
    number: order.receiptNumber,
    at: order.at.toISOString(),
    businessDate: around.businessDate,
    sessionId: order.sessionId,
    company: { name: around.companyName },
    register: {
      id: around.register.id,
      code: around.register.code,
      name: around.register.name,
      header: around.register.receiptHeader,
      footer: around.register.receiptFooter,
    },
    cashier: { id: order.cashierId, name: around.cashierName },
    customer: order.customerId === null ? null : { id: order.customerId, name: around.customerName ?? '' },
    note: order.note,
    pricesIncludeTax: order.lines[0]?.pricesIncludeTax ?? true,
    lines: order.lines.map((line) => ({
      line: line.line,
      productId: line.productId,
      code: line.productCode,
      description: line.description,
      quantity: line.quantity.toString(),
      unitPrice: wire(line.unitPrice),
      discount: line.discount,
      net: wire(line.net),
      tax: wire(line.tax),
      total: wire(line.net + line.tax),
      taxName: line.taxName,
      note: line.note,
      ofLine: line.ofLine,
    })),
    taxes: taxesOf(order.lines).map(({ name, rate, net, tax }) => ({
      name,
      rate,
      net: wire(net),
      tax: wire(tax),
    })),
    net: wire(order.net),
    tax: wire(order.tax),
    total: wire(order.total),
    rounding: wire(sum(order.tenders, ({ rounding }) => rounding)),
    tenders: order.tenders.map((tender) => ({
      tenderId: tender.id,
      methodId: tender.methodId,
      kind: tender.kind,
      amount: wire(tender.amount),
      received: tender.received === null ? null : wire(tender.received),
      authorisation: tender.authorisation,
      balanceAfter: tender.balanceAfter === null ? null : wire(tender.balanceAfter),
      availableAfter: tender.availableAfter === null ? null : wire(tender.availableAfter),
    })),
    change: wire(handedOver - (around.keptChange?.total ?? 0n)),
    keptChange,
    recharge: keptMoney(order, wire),
    invoice: order.invoice,
    of:
      order.ofOrderId === null || around.ofNumber === null
        ? null
        : { orderId: order.ofOrderId, number: around.ofNumber },
    settled: order.settled.map(({ invoiceId, number, amount, residual }) => ({
      invoiceId,
      number,
      amount: wire(amount),
      residual: wire(residual),
    })),
  }
}

/** What the lines come to by tax. A tax whose rate was changed between two of them is two. */
export function taxesOf(lines: readonly Pick<LineRecord, 'taxName' | 'taxRate' | 'net' | 'tax'>[]) {
  const sums = new Map<string, { name: string; rate: number; net: bigint; tax: bigint }>()
  for (const { taxName, taxRate, net, tax } of lines) {
    if (taxName === null || taxRate === null) continue
    const key = `${taxName} ${taxRate}`
    const before = sums.get(key) ?? { name: taxName, rate: taxRate, net: 0n, tax: 0n }
    sums.set(key, { ...before, net: before.net + net, tax: before.tax + tax })
  }
  return [...sums.values()]
}

function keptMoney(
  { id, kept, total }: OrderRecord,
  wire: (amount: bigint) => KeptMoney['amount'],
): KeptMoney | null {
  if (!kept) return null
  return {
    orderId: id,
    methodId: kept.methodId,
    amount: wire(total),
    balanceAfter: wire(kept.balanceAfter),
    availableAfter: wire(kept.availableAfter),
  }
}

function sum<Item>(items: readonly Item[], pick: (item: Item) => bigint): bigint {
  return items.reduce((total, item) => total + pick(item), 0n)
}

import type { Tx } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import type { Receipt } from '../answers.ts'
import {
  type OrderLineRow,
  type OrderRow,
  readOrderLineRows,
  readOrderRows,
  readSettledRows,
  readTenderRows,
  type SettledRow,
  type TenderRow,
} from '../sql/read-orders.ts'
import type { LineRecord, OrderRecord, TenderRecord } from './order-record.ts'
import { receiptOf } from './receipt.ts'

/** Orders with all that belongs to them, as they were written, and what their receipts say. */
export interface ReadOrders {
  readonly orders: ReadonlyMap<string, OrderRecord>
  readonly receipts: ReadonlyMap<string, Receipt>
}

/** Reads orders by id; those the company has not are left out. */
export async function readOrders(tx: Tx, company: Company, ids: readonly string[]): Promise<ReadOrders> {
  if (ids.length === 0) return { orders: new Map(), receipts: new Map() }
  const [rows, lines, tenders, settled] = await Promise.all([
    tx.query(readOrderRows, [company.id, ids]),
    tx.query(readOrderLineRows, [company.id, ids]),
    tx.query(readTenderRows, [company.id, ids]),
    tx.query(readSettledRows, [company.id, ids]),
  ])
  const records = rows.map((row) => orderRecord(row, { lines, tenders, settled }))
  const orders = new Map(records.map((record) => [record.id, record]))
  const receipts = new Map(
    rows.flatMap((row, index) => {
      const record = records[index]
      if (!record) return []
      const keptChange =
        row.kind === 'sale'
          ? (records.find(({ kind, ofOrderId }) => kind === 'recharge' && ofOrderId === row.id) ?? null)
          : null
      const around = {
        companyName: company.name,
        currency: company.currency,
        businessDate: row.business_date,
        register: {
          id: row.register_id,
          code: row.register_code,
          name: row.register_name,
          receiptHeader: row.receipt_header,
          receiptFooter: row.receipt_footer,
        },
        cashierName: row.cashier_name ?? '',
        customerName: row.customer_name,
        ofNumber: row.of_number,
        keptChange,
      }
      return [[row.id, receiptOf(record, around)] as const]
    }),
  )
  return { orders, receipts }
}

function orderRecord(
  row: OrderRow,
  parts: {
    readonly lines: readonly OrderLineRow[]
    readonly tenders: readonly TenderRow[]
    readonly settled: readonly SettledRow[]
  },
): OrderRecord {
  const own = <Part extends { readonly order_id: string }>(all: readonly Part[]) =>
    all.filter(({ order_id }) => order_id === row.id)
  return {
    id: row.id,
    sessionId: row.session_id,
    number: row.number,
    receiptNumber: row.receipt_number,
    kind: row.kind,
    customerId: row.customer_id,
    cashierId: row.cashier_id,
    actorId: row.actor_id,
    approvedBy: row.approved_by,
    net: row.net,
    tax: row.tax,
    total: row.total,
    note: row.note,
    ofOrderId: row.of_order_id,
    invoice:
      row.invoice_id === null || row.invoice_number === null
        ? null
        : { id: row.invoice_id, number: row.invoice_number },
    clearingEntryId: row.clearing_entry_id,
    kept:
      row.kept_by === null || row.kept_entry_id === null
        ? null
        : {
            methodId: row.kept_by,
            entryId: row.kept_entry_id,
            balanceAfter: row.kept_balance ?? 0n,
            availableAfter: row.kept_available ?? 0n,
          },
    key: row.create_key,
    hash: row.create_hash,
    at: row.recorded_at,
    lines: own(parts.lines).map(lineRecord),
    tenders: own(parts.tenders).map(tenderRecord),
    settled: own(parts.settled).map(({ line, invoice_id, invoice_number, amount, residual }) => ({
      line,
      invoiceId: invoice_id,
      number: invoice_number,
      amount,
      residual,
    })),
  }
}

function lineRecord(row: OrderLineRow): LineRecord {
  return {
    line: row.line,
    productId: row.product_id,
    productCode: row.product_code,
    description: row.description,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    discount: row.discount,
    pricesIncludeTax: row.prices_include_tax,
    taxId: row.tax_id,
    taxName: row.tax_name,
    taxRate: row.tax_rate,
    net: row.net,
    tax: row.tax,
    note: row.note,
    ofLine: row.of_line,
  }
}

export function tenderRecord(row: TenderRow): TenderRecord {
  return {
    id: row.id,
    line: row.line,
    methodId: row.method_id,
    kind: row.method_kind,
    amount: row.amount,
    rounding: row.rounding,
    received: row.received,
    authorisation: row.authorisation,
    entryId: row.entry_id,
    balanceAfter: row.balance_after,
    availableAfter: row.available_after,
    ofTenderId: row.of_tender_id,
    proof: row.proof,
  }
}

import { type OriginalLine, readCreditableLines } from '@erp/accounting'
import type { Tx } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { readRefundedLines } from '../sql/refunds.ts'
import type { OrderRecord } from './order-record.ts'

/**
 * The lines of a sale and what was taken back of each: by refunds at the till, or by credit notes where it was invoiced,
 * because those can be made in the back office too.
 */
export async function refundableLines(
  tx: Tx,
  company: Company,
  order: OrderRecord,
): Promise<readonly OriginalLine[]> {
  if (order.invoice) {
    const lines = await readCreditableLines(tx, company.id, [order.invoice.id])
    return lines.get(order.invoice.id) ?? []
  }
  const refunded = await tx.query(readRefundedLines, [company.id, order.id])
  return order.lines.map((line) => {
    const back = refunded.find((row) => row.line === line.line)
    return {
      line: line.line,
      productId: line.productId,
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      taxId: line.taxId,
      taxRate: line.taxRate,
      net: line.net,
      tax: line.tax,
      credited: { quantity: back?.quantity ?? 0n, net: back?.net ?? 0n, tax: back?.tax ?? 0n },
    }
  })
}

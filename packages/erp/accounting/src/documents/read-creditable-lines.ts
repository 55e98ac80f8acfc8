import type { Tx } from '@platform/database'
import type { OriginalLine } from './credit-lines.ts'
import { groupBy } from './group-by.ts'
import { type OriginalLineRow, readOriginalLines } from './sql/create-credit-notes.ts'

/** The lines of invoices and what confirmed credit notes have taken back of each, by the invoice. */
export async function readCreditableLines(
  tx: Tx,
  companyId: number,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly OriginalLine[]>> {
  const rows = await tx.query(readOriginalLines, [companyId, invoiceIds])
  return new Map(
    [...groupBy(rows, ({ invoice_id }) => invoice_id)].map(([id, lines]) => [id, lines.map(originalLine)]),
  )
}

export function originalLine(row: OriginalLineRow): OriginalLine {
  return {
    line: row.line,
    productId: row.product_id,
    description: row.description,
    quantity: row.quantity,
    unitPrice: row.unit_price,
    discount: row.discount,
    taxId: row.tax_id,
    taxRate: row.tax_rate,
    net: row.net,
    tax: row.tax,
    credited: { quantity: row.credited_quantity, net: row.credited_net, tax: row.credited_tax },
  }
}

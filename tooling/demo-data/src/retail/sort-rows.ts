import type { RetailRow } from './read-rows.ts'

/** What a row of the file is in the books. Every row is exactly one of these; docs/retail-import.md says why. */
export type RetailKind =
  | 'invoice_line'
  | 'credit_note_line'
  | 'cash_sale'
  | 'cash_refund'
  | 'bank_charge'
  | 'marketplace_fee'
  | 'sample'
  | 'stock_correction'

export const retailKinds = [
  'invoice_line',
  'credit_note_line',
  'cash_sale',
  'cash_refund',
  'bank_charge',
  'marketplace_fee',
  'sample',
  'stock_correction',
] as const satisfies readonly RetailKind[]

// On credit notes without a customer these are what the shop itself paid, not goods that came back.
const paidByTheShop: Readonly<Record<string, RetailKind>> = {
  'BANK CHARGES': 'bank_charge',
  AMAZONFEE: 'marketplace_fee',
  S: 'sample',
}

/** Decides what a row is. Pure; the order of the questions is the decision. */
export function kindOf(row: RetailRow): RetailKind {
  const creditNote = row.invoiceNo.startsWith('C')
  if (row.customerId !== null) return creditNote ? 'credit_note_line' : 'invoice_line'
  // Nothing is owed for what costs nothing: found, damaged and thrown-away stock, and no stock is valued here.
  if (row.unitPrice === 0n) return 'stock_correction'
  if (creditNote) return paidByTheShop[row.stockCode] ?? 'cash_refund'
  return 'cash_sale'
}

/** The rows of one document: same number, same kind, in the order of the file. */
export interface RetailDocument {
  readonly invoiceNo: string
  readonly kind: RetailKind
  readonly date: string
  readonly customerId: string | null
  readonly country: string
  readonly rows: readonly RetailRow[]
  /** Pence; positive whatever the kind. */
  readonly total: bigint
}

/** Gathers rows into documents, in the order in which the documents begin. */
export function documentsOf(rows: readonly RetailRow[]): RetailDocument[] {
  const groups = new Map<string, { kind: RetailKind; rows: RetailRow[] }>()
  for (const row of rows) {
    const kind = kindOf(row)
    const key = `${row.invoiceNo} ${kind}`
    const group = groups.get(key)
    if (group) group.rows.push(row)
    else groups.set(key, { kind, rows: [row] })
  }
  return [...groups.values()].flatMap(({ kind, rows: own }) => {
    const [first] = own
    if (!first) return []
    const { invoiceNo, date, customerId, country } = first
    return [{ invoiceNo, kind, date, customerId, country, rows: own, total: totalOf(own) }]
  })
}

/** Pence of a document, positive: the sum over its lines of quantity times price. */
function totalOf(rows: readonly RetailRow[]): bigint {
  const sum = rows.reduce((total, { quantity, unitPrice }) => total + BigInt(quantity) * unitPrice, 0n)
  return sum < 0n ? -sum : sum
}

import { formatDecimal, type MoneyWire } from '@platform/money'
import type { Entity } from '@platform/ui'
import { type Amounts, amountsOfLines, type PricedLine, sumOf } from '../../documents/line-amounts.ts'

/** A line as the form holds it; null is what is empty or cannot be read. */
export type LineValues = {
  readonly id: string
  readonly product: Entity | null
  readonly description: string
  /** Thousandths. */
  readonly quantity: bigint | null
  /** Minor units of the document's currency. */
  readonly unitPrice: bigint | null
  /** Basis points; null is none. */
  readonly discount: bigint | null
  readonly taxId: string | null
}

/** An invoice or credit note as the form holds it. */
export type InvoiceValues = {
  readonly customer: Entity | null
  readonly date: string | null
  readonly dueDate: string | null
  readonly currency: string
  /** What one unit of the currency is worth in the company's, in ten-thousand-millionths. */
  readonly exchangeRate: bigint | null
  readonly pricesIncludeTax: boolean
  readonly reference: string
  readonly note: string
  readonly lines: readonly LineValues[]
}

/** Decimals of quantities, discounts and exchange rates in the form. */
export const QUANTITY_DIGITS = 3
export const DISCOUNT_DIGITS = 2
export const RATE_DIGITS = 10

/** One piece of nothing yet. */
export function newLine(): LineValues {
  return {
    id: crypto.randomUUID(),
    product: null,
    description: '',
    quantity: 1_000n,
    unitPrice: null,
    discount: null,
    taxId: null,
  }
}

/** Whether nothing was written into a line, so that it can be left out. */
export function isBlank({ product, description, unitPrice }: LineValues): boolean {
  return product === null && description.trim() === '' && unitPrice === null
}

/** Whether a line says what is sold, how much of it, and for how much. */
export function isWhole({ product, description, quantity, unitPrice }: LineValues): boolean {
  return (product !== null || description.trim() !== '') && quantity !== null && unitPrice !== null
}

/** The lines that count: blank ones are how the form offers to go on. */
export function writtenLines(lines: readonly LineValues[]): readonly LineValues[] {
  return lines.filter((line) => !isBlank(line))
}

/** The amounts of each line by id, and their sum: the very arithmetic by which the server books them. */
export function previewAmounts(
  { lines, pricesIncludeTax }: Pick<InvoiceValues, 'lines' | 'pricesIncludeTax'>,
  rateOfTax: (taxId: string) => number | undefined,
): { readonly byLine: ReadonlyMap<string, Amounts>; readonly sum: Amounts } {
  const priced = lines.flatMap((line) => {
    const { id, quantity, unitPrice, discount, taxId } = line
    if (quantity === null || unitPrice === null) return []
    const rate = taxId === null ? undefined : rateOfTax(taxId)
    const tax = taxId === null || rate === undefined ? null : { id: taxId, rate }
    const part: PricedLine = { quantity, unitPrice, discount: Number(discount ?? 0n), tax }
    return [{ id, part }]
  })
  const amounts = amountsOfLines(
    priced.map(({ part }) => part),
    { pricesIncludeTax },
  )
  return {
    byLine: new Map(amounts.map((amount, index) => [priced[index]?.id ?? '', amount])),
    sum: sumOf(amounts),
  }
}

/** Minor units with their currency. */
export function moneyOf(amount: bigint, currency: string): MoneyWire {
  return { amount: amount.toString(), currency }
}

/** The values as the server takes them, or null while something is missing. */
export function toInvoiceInput(values: InvoiceValues, companyCurrency: string) {
  const { customer, date, dueDate, currency, exchangeRate, pricesIncludeTax, reference, note } = values
  const lines = writtenLines(values.lines)
  if (customer === null || date === null || dueDate === null || dueDate < date) return null
  if (currency !== companyCurrency && exchangeRate === null) return null
  if (lines.length === 0 || !lines.every(isWhole)) return null
  return {
    customerId: customer.id,
    date,
    dueDate,
    currency,
    exchangeRate: exchangeRate === null ? null : formatDecimal(exchangeRate, RATE_DIGITS),
    pricesIncludeTax,
    reference,
    note,
    lines: lines.map((line) => ({
      productId: line.product?.id ?? null,
      description: line.description,
      quantity: (line.quantity ?? 0n).toString(),
      unitPrice: (line.unitPrice ?? 0n).toString(),
      discount: Number(line.discount ?? 0n),
      taxId: line.taxId,
    })),
  }
}

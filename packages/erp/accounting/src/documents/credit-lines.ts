import { minAmount } from '@platform/money'
import type { Refusal } from '@platform/plugin-api'
import type { WrittenLine } from './judge-invoice-fields.ts'
import { amountsOfLines } from './line-amounts.ts'
import { creditLineExceeds } from './refusals.ts'

/** A line of a confirmed invoice, and what credit notes have taken back of it. Quantities in thousandths. */
export interface OriginalLine {
  readonly line: number
  readonly productId: string | null
  readonly description: string
  readonly quantity: bigint
  readonly unitPrice: bigint
  readonly discount: number
  readonly taxId: string | null
  readonly taxRate: number | null
  readonly net: bigint
  readonly tax: bigint
  readonly credited: { readonly quantity: bigint; readonly net: bigint; readonly tax: bigint }
}

/** Which lines to credit, by their number, and how much of each in thousandths; 'all': what is not credited yet. */
export type CreditedLines = 'all' | readonly { readonly line: number; readonly quantity: bigint }[]

/**
 * The lines of a credit note. Whoever credits the last of a line gets exactly what is left of it, so that a full credit
 * note mirrors its invoice and partial ones add up to it; other parts are priced as the invoice was, never beyond what
 * is left. Answers a refusal when a line has less left.
 */
export function creditLines(
  original: {
    readonly number: string
    readonly pricesIncludeTax: boolean
    readonly lines: readonly OriginalLine[]
  },
  credited: CreditedLines,
): readonly WrittenLine[] | Refusal {
  const wanted =
    credited === 'all'
      ? original.lines.map(({ line, quantity, credited }) => ({
          line,
          quantity: quantity - credited.quantity,
        }))
      : credited
  const byNumber = new Map(original.lines.map((line) => [line.line, line]))
  const parts: { readonly line: OriginalLine; readonly quantity: bigint }[] = []
  const chosen = new Set<number>()
  for (const { line: number, quantity } of wanted) {
    const line = byNumber.get(number)
    if (!line || chosen.has(number) || quantity > line.quantity - line.credited.quantity || quantity < 0n)
      return creditLineExceeds(number, original.number)
    chosen.add(number)
    if (quantity > 0n) parts.push({ line, quantity })
  }

  const partial = parts.filter(({ line, quantity }) => quantity < line.quantity - line.credited.quantity)
  const priced = amountsOfLines(
    partial.map(({ line, quantity }) => ({ ...line, quantity, tax: taxOf(line) })),
    original,
  )
  const amountsOfPartial = new Map(partial.map(({ line }, index) => [line.line, priced[index]]))
  return parts.map(({ line, quantity }) => {
    const { line: number, credited: before, ...rest } = line
    const left = { net: line.net - before.net, tax: line.tax - before.tax }
    const part = amountsOfPartial.get(number) ?? left
    const net = minAmount(part.net, left.net)
    const tax = minAmount(part.tax, left.tax)
    return { ...rest, quantity, net, tax, total: net + tax, creditsLine: number }
  })
}

function taxOf({ taxId, taxRate }: OriginalLine) {
  return taxId === null || taxRate === null ? null : { id: taxId, rate: taxRate }
}

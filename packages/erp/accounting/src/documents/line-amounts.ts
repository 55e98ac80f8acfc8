import { allocate, divideHalfAwayFromZero } from '@platform/money'

/** What the amounts of a line follow from. */
export interface PricedLine {
  /** Thousandths, above zero: 2.5 pieces are 2500n. */
  readonly quantity: bigint
  /** Minor units for one, not negative; with or without tax, as the document says. */
  readonly unitPrice: bigint
  /** Basis points off the price: 12.5 % is 1250. */
  readonly discount: number
  /** Rate in thousandths of a percent: 20 % is 20000. */
  readonly tax: { readonly id: string; readonly rate: number } | null
}

/** Minor units; `total` is net and tax together. */
export interface Amounts {
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
}

/** The price of a line before tax is added or taken out: rounded once, half away from zero. */
export function lineAmount({ quantity, unitPrice, discount }: PricedLine): bigint {
  return divideHalfAwayFromZero(quantity * unitPrice * BigInt(10_000 - discount), 10_000_000n)
}

/**
 * The amounts of each line, in their order. Tax is rounded half away from zero, once for each tax of the document, and
 * shared out over its lines so that they add up to it exactly.
 */
export function amountsOfLines(
  lines: readonly PricedLine[],
  { pricesIncludeTax }: { readonly pricesIncludeTax: boolean },
): readonly Amounts[] {
  const priced = lines.map(lineAmount)
  const taxes = lines.map(() => 0n)
  for (const { rate, indexes } of linesByTax(lines)) {
    const prices = indexes.map((index) => priced[index] ?? 0n)
    const sum = total(prices)
    if (sum === 0n) continue
    const divisor = pricesIncludeTax ? 100_000n + rate : 100_000n
    const parts = allocate(divideHalfAwayFromZero(sum * rate, divisor), prices)
    for (const [place, index] of indexes.entries()) taxes[index] = parts[place] ?? 0n
  }
  return priced.map((price, index) => {
    const tax = taxes[index] ?? 0n
    return pricesIncludeTax
      ? { net: price - tax, tax, total: price }
      : { net: price, tax, total: price + tax }
  })
}

/** What some lines come to together. */
export function sumOf(lines: readonly Amounts[]): Amounts {
  return {
    net: total(lines.map(({ net }) => net)),
    tax: total(lines.map(({ tax }) => tax)),
    total: total(lines.map((line) => line.total)),
  }
}

function linesByTax(lines: readonly PricedLine[]) {
  const groups = new Map<string, { readonly rate: bigint; readonly indexes: number[] }>()
  for (const [index, { tax }] of lines.entries()) {
    if (!tax) continue
    // One tax whose rate was changed between two lines is two taxes to the document.
    const key = `${tax.id} ${tax.rate}`
    const group = groups.get(key)
    if (group) group.indexes.push(index)
    else groups.set(key, { rate: BigInt(tax.rate), indexes: [index] })
  }
  return groups.values()
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}

import { type Amounts, amountsOfLines, sumOf } from '@erp/accounting/web'
import type { BasketLine } from './basket.ts'

/** What a basket comes to, in minor units: by the very arithmetic by which the server books it. */
export type BasketAmounts = {
  readonly byLine: ReadonlyMap<string, Amounts>
  readonly sum: Amounts
  /** Tax by its name, those of nothing left out. */
  readonly taxes: readonly { readonly name: string; readonly amount: bigint }[]
}

export function basketAmounts(
  lines: readonly BasketLine[],
  { pricesIncludeTax }: { pricesIncludeTax: boolean },
): BasketAmounts {
  const sellable = lines.filter(({ quantity }) => BigInt(quantity) > 0n)
  const amounts = amountsOfLines(sellable.map(toPriced), { pricesIncludeTax })
  const byTax = new Map<string, bigint>()
  for (const [index, { tax }] of sellable.entries()) {
    const amount = amounts[index]?.tax ?? 0n
    if (tax && amount !== 0n) byTax.set(tax.name, (byTax.get(tax.name) ?? 0n) + amount)
  }
  return {
    byLine: new Map(sellable.map((line, index) => [line.id, amounts[index] ?? nothing])),
    sum: sumOf(amounts),
    taxes: [...byTax].map(([name, amount]) => ({ name, amount })),
  }
}

/** What one line comes to by itself, before or with tax as prices are written. */
export function shownLineAmount(amounts: Amounts | undefined, pricesIncludeTax: boolean): bigint {
  if (amounts === undefined) return 0n
  return pricesIncludeTax ? amounts.total : amounts.net
}

const nothing: Amounts = { net: 0n, tax: 0n, total: 0n }

function toPriced(line: BasketLine) {
  const { quantity, unitPrice, discount, tax } = line
  return { quantity: BigInt(quantity), unitPrice: BigInt(unitPrice), discount, tax }
}

import { divideHalfAwayFromZero } from '@platform/money'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountsOfLines, lineAmount, type PricedLine, sumOf } from './line-amounts.ts'

const rates = [0, 5_000, 7_000, 8_875, 19_000, 20_000, 1_000_000]
const pricedLine: fc.Arbitrary<PricedLine> = fc.record({
  quantity: fc.bigInt({ min: 1n, max: 10_000_000n }),
  unitPrice: fc.oneof(fc.bigInt({ min: 0n, max: 500n }), fc.bigInt({ min: 0n, max: 10n ** 15n })),
  discount: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
  tax: fc.option(
    fc
      .integer({ min: 0, max: rates.length - 1 })
      .map((place) => ({ id: `tax ${place}`, rate: rates[place] ?? 0 })),
  ),
})
const documents = fc.tuple(fc.array(pricedLine, { minLength: 1, maxLength: 30 }), fc.boolean())

describe('amounts of lines', () => {
  it('are the worked examples', () => {
    const tax = { id: 'vat', rate: 20_000 }
    const half = { quantity: 500n, unitPrice: 5n, discount: 0, tax }
    expect(lineAmount(half)).toBe(3n)
    expect(lineAmount({ ...half, quantity: 1_000n, unitPrice: 1_999n, discount: 1_250 })).toBe(1_749n)
    // Three times 0.99 at 20 %: the tax of 2.97 is 0.59, not three times 0.20.
    const three = [99n, 99n, 99n].map((unitPrice) => ({ ...half, quantity: 1_000n, unitPrice }))
    expect(amountsOfLines(three, { pricesIncludeTax: false }).map((line) => line.tax)).toEqual([
      20n,
      20n,
      19n,
    ])
    expect(sumOf(amountsOfLines(three, { pricesIncludeTax: true }))).toEqual({
      net: 247n,
      tax: 50n,
      total: 297n,
    })
  })

  it('never are negative, and net and tax are the total', () => {
    fc.assert(
      fc.property(documents, ([lines, pricesIncludeTax]) => {
        for (const { net, tax, total } of amountsOfLines(lines, { pricesIncludeTax })) {
          expect(net >= 0n && tax >= 0n).toBe(true)
          expect(net + tax).toBe(total)
        }
      }),
    )
  })

  it('keep the price of each line, as net or as total', () => {
    fc.assert(
      fc.property(documents, ([lines, pricesIncludeTax]) => {
        const amounts = amountsOfLines(lines, { pricesIncludeTax })
        expect(amounts.map(({ net, total }) => (pricesIncludeTax ? total : net))).toEqual(
          lines.map(lineAmount),
        )
      }),
    )
  })

  it('add up to each tax rounded once over the document', () => {
    fc.assert(
      fc.property(documents, ([lines, pricesIncludeTax]) => {
        const amounts = amountsOfLines(lines, { pricesIncludeTax })
        for (const [place, rate] of rates.entries()) {
          const taxed = lines.flatMap((line, index) => (line.tax?.id === `tax ${place}` ? [index] : []))
          const base = taxed.reduce((sum, index) => sum + lineAmount(lines[index] ?? neverLine()), 0n)
          const tax = taxed.reduce((sum, index) => sum + (amounts[index]?.tax ?? 0n), 0n)
          const divisor = pricesIncludeTax ? 100_000n + BigInt(rate) : 100_000n
          expect(tax).toBe(divideHalfAwayFromZero(base * BigInt(rate), divisor))
        }
      }),
    )
  })

  it('share a tax out within a cent of what each line would bear alone', () => {
    fc.assert(
      fc.property(documents, ([lines, pricesIncludeTax]) => {
        const amounts = amountsOfLines(lines, { pricesIncludeTax })
        for (const [index, line] of lines.entries()) {
          const alone = amountsOfLines([line], { pricesIncludeTax })[0]?.tax ?? 0n
          const difference = alone - (amounts[index]?.tax ?? 0n)
          expect(difference >= -1n && difference <= 1n).toBe(true)
        }
      }),
    )
  })
})

function neverLine(): never {
  throw new Error('no such line')
}

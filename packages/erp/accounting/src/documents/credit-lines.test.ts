import { Refusal } from '@platform/plugin-api'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { creditLines, type OriginalLine } from './credit-lines.ts'
import { amountsOfLines, sumOf } from './line-amounts.ts'

const originals = fc
  .tuple(
    fc.array(
      fc.record({
        quantity: fc.bigInt({ min: 1n, max: 20_000n }),
        unitPrice: fc.bigInt({ min: 0n, max: 5_000n }),
        discount: fc.integer({ min: 0, max: 9_999 }),
        tax: fc.constantFrom(null, { id: 'full', rate: 20_000 }, { id: 'reduced', rate: 7_000 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    fc.boolean(),
  )
  .map(([priced, pricesIncludeTax]) => {
    const amounts = amountsOfLines(priced, { pricesIncludeTax })
    const lines = priced.map(
      ({ tax, ...line }, index): OriginalLine => ({
        ...line,
        line: index + 1,
        productId: null,
        description: 'Goods',
        taxId: tax?.id ?? null,
        taxRate: tax?.rate ?? null,
        net: amounts[index]?.net ?? 0n,
        tax: amounts[index]?.tax ?? 0n,
        credited: { quantity: 0n, net: 0n, tax: 0n },
      }),
    )
    return { number: 'INV/2026/00001', pricesIncludeTax, lines }
  })

it('credits the whole invoice line by line, exactly', () => {
  fc.assert(
    fc.property(originals, (original) => {
      const credited = creditLines(original, 'all')
      expect(credited).toEqual(
        original.lines.map(({ line, credited: _, ...rest }) => ({
          ...rest,
          total: rest.net + rest.tax,
          creditsLine: line,
        })),
      )
    }),
  )
})

it('credits in any parts and then the rest, and it adds up to the invoice without ever passing it', () => {
  const parts = fc.array(
    fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }),
    {
      maxLength: 4,
    },
  )
  fc.assert(
    fc.property(originals, parts, (original, shares) => {
      let lines = original.lines
      const credit = (wanted: Parameters<typeof creditLines>[1]) => {
        const credited = creditLines({ ...original, lines }, wanted)
        if (credited instanceof Refusal) throw credited
        lines = lines.map((line) => {
          const part = credited.find(({ creditsLine }) => creditsLine === line.line)
          if (!part) return line
          const { quantity, net, tax } = line.credited
          return {
            ...line,
            credited: { quantity: quantity + part.quantity, net: net + part.net, tax: tax + part.tax },
          }
        })
        for (const { net, tax, credited } of lines)
          expect(credited.net <= net && credited.tax <= tax && credited.net >= 0n && credited.tax >= 0n).toBe(
            true,
          )
      }
      for (const share of shares)
        credit(
          lines.map(({ line, quantity, credited }, index) => ({
            line,
            quantity: BigInt(Math.floor(Number(quantity - credited.quantity) * (share[index] ?? 0))),
          })),
        )
      credit('all')
      const sum = (amounts: readonly { net: bigint; tax: bigint }[]) =>
        sumOf(amounts.map(({ net, tax }) => ({ net, tax, total: net + tax })))
      expect(sum(lines.map(({ credited }) => credited))).toEqual(sum(lines))
    }),
  )
})

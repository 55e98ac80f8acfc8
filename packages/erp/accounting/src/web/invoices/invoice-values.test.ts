import { describe, expect, it } from 'vitest'
import { isBlank, isWhole, newLine, previewAmounts, writtenLines } from './invoice-values.ts'

const vat = (taxId: string) => (taxId === 'vat' ? 20_000 : undefined)
const line = { ...newLine(), description: 'Lamp', quantity: 2_000n, unitPrice: 999n, taxId: 'vat' }

describe('an invoice as it is typed', () => {
  it('adds the tax to the price, or takes it out of it', () => {
    expect(previewAmounts({ lines: [line], pricesIncludeTax: false }, vat).sum).toEqual({
      net: 1_998n,
      tax: 400n,
      total: 2_398n,
    })
    expect(previewAmounts({ lines: [line], pricesIncludeTax: true }, vat).sum).toEqual({
      net: 1_665n,
      tax: 333n,
      total: 1_998n,
    })
  })

  it('counts a line only once its quantity and price can be read', () => {
    const half = { ...newLine(), description: 'Chair', unitPrice: null }
    const { byLine, sum } = previewAmounts({ lines: [half, line], pricesIncludeTax: false }, vat)
    expect(byLine.has(half.id)).toBe(false)
    expect(sum.net).toBe(1_998n)
  })

  it('leaves out lines nothing was written into, and insists on the rest', () => {
    const priceOnly = { ...newLine(), unitPrice: 5n }
    expect(writtenLines([newLine(), priceOnly, line])).toEqual([priceOnly, line])
    expect(isBlank(priceOnly)).toBe(false)
    expect(isWhole(priceOnly)).toBe(false)
    expect(isWhole(line)).toBe(true)
  })
})

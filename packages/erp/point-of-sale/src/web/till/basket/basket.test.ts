import { describe, expect, it } from 'vitest'
import {
  emptyBasket,
  isSellable,
  piecesOf,
  type SoldProduct,
  withLine,
  withNeighbourSelected,
  withoutLine,
  withProduct,
} from './basket.ts'
import { basketAmounts } from './basket-amounts.ts'

const vat = { id: 'vat', name: 'VAT 23 %', rate: 23_000 }
const lamp: SoldProduct = { id: 'lamp', name: 'Desk lamp', unitPrice: { amount: '4900' }, tax: vat }
const pot: SoldProduct = { id: 'pot', name: 'Enamel pot', unitPrice: { amount: '3450' }, tax: vat }

describe('a basket', () => {
  it('counts the same product up on one line', () => {
    const basket = withProduct(withProduct(emptyBasket(), lamp), lamp)
    expect(basket.lines.map(({ quantity }) => quantity)).toEqual(['2000'])
    expect(piecesOf(basket)).toBe(2)
  })

  it('begins a new line where another price was agreed', () => {
    const once = withProduct(emptyBasket(), lamp)
    const reduced = withLine(once, once.lines[0]?.id ?? '', { discount: 1_000 })
    expect(withProduct(reduced, lamp).lines).toHaveLength(2)
  })

  it('selects what was added, then the neighbour of what is taken out', () => {
    const both = withProduct(withProduct(emptyBasket(), lamp), pot)
    expect(both.selectedId).toBe(both.lines[1]?.id)
    expect(withoutLine(both, both.lines[1]?.id ?? '').selectedId).toBe(both.lines[0]?.id)
    expect(withNeighbourSelected(both, -1).selectedId).toBe(both.lines[0]?.id)
    expect(withNeighbourSelected(both, 1).selectedId).toBe(both.lines[1]?.id)
  })

  it('cannot be sold empty, nor with a line of nothing', () => {
    expect(isSellable(emptyBasket())).toBe(false)
    const one = withProduct(emptyBasket(), lamp)
    expect(isSellable(one)).toBe(true)
    expect(isSellable(withLine(one, one.lines[0]?.id ?? '', { quantity: '0' }))).toBe(false)
  })

  it('comes to what the books will say, with tax added or within', () => {
    const basket = withProduct(withProduct(emptyBasket(), lamp), pot)
    expect(basketAmounts(basket.lines, { pricesIncludeTax: false }).sum).toEqual({
      net: 8_350n,
      tax: 1_921n,
      total: 10_271n,
    })
    expect(basketAmounts(basket.lines, { pricesIncludeTax: true }).sum.total).toBe(8_350n)
    expect(basketAmounts(basket.lines, { pricesIncludeTax: false }).taxes).toEqual([
      { name: 'VAT 23 %', amount: 1_921n },
    ])
  })

  it('survives being written down', () => {
    const basket = withProduct(emptyBasket(), lamp)
    expect(JSON.parse(JSON.stringify(basket))).toEqual(basket)
  })
})

import type { PosCustomer } from '../../slots.ts'

/** A product as the till sells it. Amounts are minor units of the company's currency, as digits. */
export type SoldProduct = {
  readonly id: string
  readonly name: string
  readonly unitPrice: { readonly amount: string }
  readonly tax: { readonly id: string; readonly name: string; readonly rate: number } | null
}

/** One line of the basket, in a form that survives a reload as JSON. */
export type BasketLine = {
  readonly id: string
  readonly productId: string
  readonly name: string
  /** Thousandths, as digits. */
  readonly quantity: string
  /** Minor units, as digits. */
  readonly unitPrice: string
  /** Whether a person set the price. */
  readonly isPriceChanged: boolean
  /** Basis points off: 12.5 % is 1250. */
  readonly discount: number
  readonly note: string
  readonly tax: SoldProduct['tax']
}

/** What is being sold to whom. Its key names the intention to sell it, through every try. */
export type Basket = {
  readonly key: string
  readonly customer: PosCustomer | null
  readonly note: string
  readonly lines: readonly BasketLine[]
  readonly selectedId: string | null
}

export const ONE_PIECE = 1_000n

/** A basket of nothing, to begin a sale with. */
export function emptyBasket(): Basket {
  return { key: crypto.randomUUID(), customer: null, note: '', lines: [], selectedId: null }
}

/** One piece more of a product: on its line if nothing special was agreed for it, else on a new one. */
export function withProduct(basket: Basket, product: SoldProduct): Basket {
  const same = basket.lines.find(
    (line) =>
      line.productId === product.id && !line.isPriceChanged && line.discount === 0 && line.note === '',
  )
  if (same)
    return withLine({ ...basket, selectedId: same.id }, same.id, {
      quantity: (BigInt(same.quantity) + ONE_PIECE).toString(),
    })
  const line: BasketLine = {
    id: crypto.randomUUID(),
    productId: product.id,
    name: product.name,
    quantity: ONE_PIECE.toString(),
    unitPrice: product.unitPrice.amount,
    isPriceChanged: false,
    discount: 0,
    note: '',
    tax: product.tax,
  }
  return { ...basket, lines: [...basket.lines, line], selectedId: line.id }
}

/** The basket with something changed about a line. */
export function withLine(
  basket: Basket,
  lineId: string,
  change: Partial<Pick<BasketLine, 'quantity' | 'unitPrice' | 'isPriceChanged' | 'discount' | 'note'>>,
): Basket {
  return {
    ...basket,
    lines: basket.lines.map((line) => (line.id === lineId ? { ...line, ...change } : line)),
  }
}

/** The basket without a line; its neighbour is selected, so that the keypad never points at nothing by accident. */
export function withoutLine(basket: Basket, lineId: string): Basket {
  const index = basket.lines.findIndex(({ id }) => id === lineId)
  const lines = basket.lines.filter(({ id }) => id !== lineId)
  const neighbour = lines[Math.min(index, lines.length - 1)]?.id ?? null
  return { ...basket, lines, selectedId: basket.selectedId === lineId ? neighbour : basket.selectedId }
}

/** Selects the line above or below the selected one. */
export function withNeighbourSelected(basket: Basket, step: 1 | -1): Basket {
  const index = basket.lines.findIndex(({ id }) => id === basket.selectedId)
  const next = basket.lines[Math.max(0, Math.min(basket.lines.length - 1, index + step))]
  return next ? { ...basket, selectedId: next.id } : basket
}

/** How many pieces the basket holds, counting a part of one as one. */
export function piecesOf({ lines }: Basket): number {
  return lines.reduce((sum, { quantity }) => sum + Math.ceil(Number(quantity) / Number(ONE_PIECE)), 0)
}

/** Whether a basket can be sold: something is in it, and nothing by the quantity of zero. */
export function isSellable({ lines }: Basket): boolean {
  return lines.length > 0 && lines.every(({ quantity }) => BigInt(quantity) > 0n)
}

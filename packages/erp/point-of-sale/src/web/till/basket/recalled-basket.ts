import type { PosAnswers } from '../../client.ts'
import type { TillProduct } from '../till-types.ts'
import { type Basket, emptyBasket } from './basket.ts'

/** A parked order as a basket again. What is not sold any more is left out. */
export function recalledBasket(
  order: PosAnswers['orders']['recall'],
  products: readonly TillProduct[],
): Basket {
  const known = new Map(products.map((product) => [product.id, product]))
  const lines = order.lines.flatMap(({ productId, quantity, unitPrice, discount, note }) => {
    const product = known.get(productId)
    if (product === undefined) return []
    return [
      {
        id: crypto.randomUUID(),
        productId,
        name: product.name,
        quantity,
        unitPrice,
        isPriceChanged: unitPrice !== product.unitPrice.amount,
        discount,
        note: note ?? '',
        tax: product.tax,
      },
    ]
  })
  return {
    ...emptyBasket(),
    customer: order.customer,
    note: order.note ?? '',
    lines,
    selectedId: lines.at(-1)?.id ?? null,
  }
}

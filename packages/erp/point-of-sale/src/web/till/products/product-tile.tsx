import { MoneyText } from '@platform/ui'
import type { CSSProperties, ReactNode } from 'react'
import { keepFocus } from '../keep-focus.ts'
import type { TillProduct } from '../till-types.ts'
import classes from './products.module.css'

/** One product to touch: a calm initial, its name, its price. */
export function ProductTile({
  product,
  inBasket,
  onAdd,
}: {
  product: TillProduct
  /** How often it is in the basket, as shown; empty when it is not. */
  inBasket: string
  onAdd: () => void
}): ReactNode {
  return (
    <button type="button" className={classes['tile']} onMouseDown={keepFocus} onClick={onAdd}>
      <span className={classes['face']} style={faceOf(product)} aria-hidden="true">
        <span>{initialsOf(product.name)}</span>
        {inBasket !== '' && <span className={classes['count']}>{inBasket}</span>}
      </span>
      <span className={classes['name']}>
        <bdi>{product.name}</bdi>
      </span>
      <MoneyText value={product.unitPrice} />
    </button>
  )
}

/** The first letters of the first two words. */
function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
    .toLocaleUpperCase()
}

/** One hue for each category, the same every day, so that the hand learns where things are. */
function faceOf({ category, name }: TillProduct): CSSProperties {
  let hue = 0
  for (const letter of category ?? name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360
  return { '--hue': hue } as CSSProperties
}

import { pictureAddress } from '@erp/catalog/web'
import { MoneyText } from '@platform/ui'
import { type CSSProperties, type ReactNode, useState } from 'react'
import { keepFocus } from '../keep-focus.ts'
import type { TillProduct } from '../till-types.ts'
import classes from './products.module.css'

/** One product to touch: its picture, or calm initials where there is none; its name, its price. */
export function ProductTile({
  product,
  inBasket,
  hue,
  onAdd,
}: {
  product: TillProduct
  /** How often it is in the basket, as shown; empty when it is not. */
  inBasket: string
  /** The hue of its category, in degrees. */
  hue: number
  onAdd: () => void
}): ReactNode {
  const { id, pictureVersion } = product
  const [isLost, setLost] = useState(false)
  return (
    <button type="button" className={classes['tile']} onMouseDown={keepFocus} onClick={onAdd}>
      <span className={classes['face']} style={{ '--hue': hue } as CSSProperties} aria-hidden="true">
        {pictureVersion === null || isLost ? (
          <span>{initialsOf(product.name)}</span>
        ) : (
          <img
            src={pictureAddress(id, pictureVersion, 'small')}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => setLost(true)}
          />
        )}
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

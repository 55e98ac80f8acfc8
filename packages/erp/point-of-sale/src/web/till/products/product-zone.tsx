import { TextInput } from '@mantine/core'
import { EmptyState, useMessages, useShortcut } from '@platform/ui'
import { IconSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { messages } from '../../messages.ts'
import { keepFocus } from '../keep-focus.ts'
import { quantityText } from '../quantity-text.ts'
import { useTill } from '../till-context.ts'
import type { TillProduct } from '../till-types.ts'
import { categoriesOf, findProducts, hueOfCategory, productByCode } from './find-products.ts'
import { ProductTile } from './product-tile.tsx'
import classes from './products.module.css'

/** What there is to sell: categories, a search that takes codes too, and tiles. */
export function ProductZone(): ReactNode {
  const t = useMessages(messages)
  const { load, basket, addProduct, locale } = useTill()
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  useShortcut({ keys: '/', label: t('keys.search'), run: () => field.current?.focus() })

  const categories = useMemo(() => categoriesOf(load.products), [load.products])
  const { shown, hidden } = useMemo(
    () => findProducts(load.products, { search, category }),
    [load.products, search, category],
  )
  const counted = useMemo(() => {
    const sums = new Map<string, bigint>()
    for (const line of basket.lines)
      sums.set(line.productId, (sums.get(line.productId) ?? 0n) + BigInt(line.quantity))
    return sums
  }, [basket.lines])

  function add(product: TillProduct) {
    addProduct(product)
    if (search !== '') setSearch('')
  }

  function takeTyped() {
    const product = productByCode(load.products, search) ?? shown[0]
    if (product !== undefined && search.trim() !== '') add(product)
  }

  const chip = (name: string | null, label: string) => (
    <button
      key={label}
      type="button"
      className={classes['category']}
      aria-pressed={category === name}
      onMouseDown={keepFocus}
      onClick={() => setCategory(name)}
    >
      {label}
    </button>
  )

  return (
    <section className={classes['zone']} aria-label={t('products.title')}>
      <div className={classes['tools']}>
        <TextInput
          ref={field}
          type="search"
          size="md"
          aria-label={t('products.search')}
          placeholder={t('products.search')}
          leftSection={<IconSearch size={18} aria-hidden="true" />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') takeTyped()
            if (event.key === 'Escape') {
              setSearch('')
              event.currentTarget.blur()
            }
          }}
        />
        {categories.length > 1 && (
          <fieldset className={classes['categories']} aria-label={t('products.categories')}>
            {chip(null, t('products.all'))}
            {categories.map((name) => chip(name, name))}
          </fieldset>
        )}
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={search === '' ? t('products.none') : t('products.noMatch')}
          hint={search === '' ? t('products.noneHint') : t('products.noMatchHint')}
        />
      ) : (
        <ul className={classes['grid']}>
          {shown.map((product) => {
            const quantity = counted.get(product.id)
            return (
              <li key={product.id}>
                <ProductTile
                  product={product}
                  inBasket={quantity === undefined ? '' : quantityText(quantity, locale)}
                  hue={hueOfCategory(categories, product.category)}
                  onAdd={() => add(product)}
                />
              </li>
            )
          })}
          {hidden > 0 && <li className={classes['more']}>{t('products.more', { count: hidden })}</li>}
        </ul>
      )}
    </section>
  )
}

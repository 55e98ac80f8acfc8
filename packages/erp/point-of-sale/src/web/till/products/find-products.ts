import type { TillProduct } from '../till-types.ts'

/** More tiles than fit a hand's reach help nobody; the search finds the rest. */
const MOST_TILES = 120

/** The products of a category that have every word typed in their name, code, barcode or category. */
export function findProducts(
  products: readonly TillProduct[],
  { search, category }: { search: string; category: string | null },
): { readonly shown: readonly TillProduct[]; readonly hidden: number } {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = products.filter((product) => {
    if (category !== null && product.category !== category && words.length === 0) return false
    const text = [product.name, product.code, product.barcode, product.category].join(' ').toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  return { shown: found.slice(0, MOST_TILES), hidden: Math.max(0, found.length - MOST_TILES) }
}

/** The product a scanned or typed code names: its barcode, else its own code. */
export function productByCode(products: readonly TillProduct[], code: string): TillProduct | undefined {
  const wanted = code.trim()
  return (
    products.find(({ barcode }) => barcode === wanted) ??
    products.find((product) => product.code.toLocaleLowerCase() === wanted.toLocaleLowerCase())
  )
}

/**
 * A hue for each category, in degrees and far from its neighbours', the same every day, so that the hand learns where
 * things are.
 */
export function hueOfCategory(categories: readonly string[], category: string | null): number {
  const GOLDEN_ANGLE = 137.5
  return (categories.indexOf(category ?? '') * GOLDEN_ANGLE + 220) % 360
}

/** The categories that have something to sell, by name. */
export function categoriesOf(products: readonly TillProduct[]): readonly string[] {
  const names = products.flatMap(({ category }) => (category === null ? [] : [category]))
  return [...new Set(names)].toSorted((a, b) => a.localeCompare(b))
}

import type { MoneyWire } from '@platform/money'
import { formatMoney, fromWire } from '@platform/money'
import { queryClient } from '@platform/plugin-api/web'
import type { Entity } from '@platform/ui'
import { catalog } from '../client.ts'

const OFFERED = 8

/** A product as a picker offers it, with what a line takes over from it. */
export type ProductChoice = Entity & {
  readonly unitPrice: MoneyWire
  readonly tax: { readonly id: string; readonly name: string; readonly rate: number } | null
}

/** Finds products by any word of code, name, category or barcode. Prices in hints are in the reader's locale. */
export async function searchProducts(text: string, locale: string): Promise<readonly ProductChoice[]> {
  const { rows } = await queryClient.fetchQuery(
    catalog.products.list.queryOptions({
      page: 1,
      pageSize: OFFERED,
      ...(text === '' ? {} : { search: text }),
    }),
  )
  return rows.map(({ id, name, code, unitPrice, tax }) => ({
    id,
    label: name,
    hint: `${code} · ${formatMoney(fromWire(unitPrice), locale)}`,
    unitPrice,
    tax,
  }))
}

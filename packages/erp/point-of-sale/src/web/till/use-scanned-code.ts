import { queryClient } from '@platform/plugin-api/web'
import { useCallback } from 'react'
import { pointOfSale } from '../client.ts'
import type { PosCustomer } from '../slots.ts'
import { productByCode } from './products/find-products.ts'
import type { TillLoad, TillProduct } from './till-types.ts'

/** Who or what a scanned code names. */
export type Scanned =
  | { readonly kind: 'product'; readonly product: TillProduct }
  | { readonly kind: 'customer'; readonly customer: PosCustomer }
  | { readonly kind: 'nothing' }

/** Finds what a scanned code names: a product the till knows, else the customer whose card it is. */
export function useScannedCode(load: TillLoad): (code: string) => Promise<Scanned> {
  return useCallback(
    async (code) => {
      const product = productByCode(load.products, code)
      if (product !== undefined) return { kind: 'product', product }
      const customers = await queryClient.fetchQuery(
        pointOfSale.till.customers.queryOptions({ search: code }, { staleTime: 0 }),
      )
      const holder = customers.find(({ reference }) => reference?.toLowerCase() === code.trim().toLowerCase())
      return holder === undefined
        ? { kind: 'nothing' }
        : { kind: 'customer', customer: { id: holder.id, name: holder.name } }
    },
    [load.products],
  )
}

import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { CatalogRouter } from '../router.ts'

export const catalog = pluginClient<CatalogRouter>('catalog')

type Outputs = inferRouterOutputs<CatalogRouter>
export type ProductRow = Outputs['products']['list']['rows'][number]
export type ProductDetails = Outputs['products']['get']
export type TaxRow = Outputs['taxes']['list']['rows'][number]

/** After a product or a tax was added or changed; products show their tax. */
export function invalidateCatalog(): Promise<void> {
  return queryClient.invalidateQueries(catalog.pathFilter())
}

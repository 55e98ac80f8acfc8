import { defineSlot } from '@platform/plugin-api/web'

/** Sections of the product's page: where it was sold, say. */
export const productPanels = defineSlot<{ product: { readonly id: string; readonly name: string } }>(
  'catalog.productPanels',
)

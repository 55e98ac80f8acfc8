import { defineWebPlugin, fill, paletteSearches } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconPackage } from '@tabler/icons-react'
import { messages } from './messages.ts'
import { editProductPage, newProductPage, productPage, productsPage, taxesPage } from './pages.ts'
import { searchProducts } from './products/search-products.ts'

/** Products and taxes: lists, forms, and the search that invoice lines pick from. */
export const catalogWeb = defineWebPlugin({
  id: 'catalog',
  dependsOn: ['identity'],
  messages,
  apps: [{ id: 'catalog', label: 'app.label', hint: 'app.hint', icon: IconPackage, order: 40 }],
  nav: [
    { app: 'catalog', label: 'nav.products', page: productsPage, order: 10 },
    { app: 'catalog', label: 'nav.taxes', page: taxesPage, order: 20 },
  ],
  settingsPages: [{ label: 'nav.taxes', hint: 'settings.taxesHint', page: taxesPage, order: 41 }],
  pages: [productsPage, newProductPage, productPage, editProductPage, taxesPage],
  actions: [
    {
      id: 'catalog.add-product',
      label: 'action.addProduct',
      href: newProductPage.href(),
      permission: 'catalog.edit',
    },
  ],
  extensions: [
    fill(paletteSearches, {
      id: 'catalog.search',
      order: 50,
      permission: 'catalog.read',
      heading: () => say(messages, 'products.title'),
      search: async (text) =>
        (await searchProducts(text, navigator.language)).map(({ id, label, hint }) => ({
          id,
          label,
          ...(hint === undefined ? {} : { hint }),
          href: productPage.href({ productId: id }),
        })),
    }),
  ],
})

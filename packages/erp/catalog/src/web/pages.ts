import { definePage } from '@platform/plugin-api/web'

export const productsPage = definePage({
  path: '/catalog/products',
  permission: 'catalog.read',
  load: () => import('./products/products-page.tsx').then((module) => module.ProductsPage),
})

export const newProductPage = definePage({
  path: '/catalog/products/new',
  permission: 'catalog.edit',
  load: () => import('./products/new-product-page.tsx').then((module) => module.NewProductPage),
})

export const productPage = definePage({
  path: '/catalog/products/$productId',
  permission: 'catalog.read',
  load: () => import('./products/product-page.tsx').then((module) => module.ProductPage),
})

export const editProductPage = definePage({
  path: '/catalog/products/$productId/edit',
  permission: 'catalog.edit',
  load: () => import('./products/edit-product-page.tsx').then((module) => module.EditProductPage),
})

export const taxesPage = definePage({
  path: '/catalog/taxes',
  permission: 'catalog.read',
  load: () => import('./taxes/taxes-page.tsx').then((module) => module.TaxesPage),
})

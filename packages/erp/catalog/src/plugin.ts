import { definePlugin } from '@platform/plugin-api'
import { permissions } from './permissions.ts'
import { catalogRouter } from './router.ts'

/** What the company sells, and the taxes on it. */
export const catalogPlugin = definePlugin({
  id: 'catalog',
  name: 'Products',
  dependsOn: ['identity'],
  migrations: ['erp/catalog'],
  router: catalogRouter,
  permissions,
})

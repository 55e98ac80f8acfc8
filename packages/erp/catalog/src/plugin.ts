import { definePlugin, extend, httpHandlers } from '@platform/plugin-api'
import { permissions } from './permissions.ts'
import { picturesHandler } from './pictures/pictures-handler.ts'
import { catalogRouter } from './router.ts'

/** What the company sells, and the taxes on it. */
export const catalogPlugin = definePlugin({
  id: 'catalog',
  name: 'Products',
  dependsOn: ['identity'],
  migrations: ['erp/catalog'],
  router: catalogRouter,
  permissions,
  extensions: [extend(httpHandlers, picturesHandler)],
})

import { definePlugin } from '@platform/plugin-api'
import { permissions } from './permissions.ts'
import { customersRouter } from './router.ts'

/** The people and firms the company sells to. */
export const customersPlugin = definePlugin({
  id: 'customers',
  name: 'Customers',
  dependsOn: ['identity'],
  migrations: ['erp/customers'],
  router: customersRouter,
  permissions,
})

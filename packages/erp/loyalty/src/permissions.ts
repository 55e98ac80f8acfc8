import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('loyalty', {
  read: { title: 'See loyalty points', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  adjust: { title: 'Give and take loyalty points', roles: ['owner', 'accountant'] },
  configure: { title: 'Change how loyalty points are earned', roles: ['owner'] },
})

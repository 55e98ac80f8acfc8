import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('wallet', {
  read: { title: 'See wallets and their entries', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  allocate: { title: 'Apply wallet credit to invoices, and undo it', roles: ['owner', 'accountant'] },
})

import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('customers', {
  read: { title: 'See customers', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  edit: { title: 'Add and change customers', roles: ['owner', 'accountant', 'cashier'] },
  openPortal: { title: 'Let customers into their own pages', roles: ['owner'] },
  archive: { title: 'Archive customers', roles: ['owner', 'accountant'] },
})

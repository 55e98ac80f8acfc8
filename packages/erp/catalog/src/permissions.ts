import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('catalog', {
  read: { title: 'See products and taxes', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  edit: { title: 'Add and change products', roles: ['owner', 'accountant'] },
  editTaxes: { title: 'Add and change taxes', roles: ['owner', 'accountant'] },
})

import { definePage } from '@platform/plugin-api/web'

export const customersPage = definePage({
  path: '/customers',
  permission: 'customers.read',
  load: () => import('./customers-page.tsx').then((module) => module.CustomersPage),
})

export const newCustomerPage = definePage({
  path: '/customers/new',
  permission: 'customers.edit',
  load: () => import('./new-customer-page.tsx').then((module) => module.NewCustomerPage),
})

export const customerPage = definePage({
  path: '/customers/$customerId',
  permission: 'customers.read',
  load: () => import('./customer-page.tsx').then((module) => module.CustomerPage),
})

export const editCustomerPage = definePage({
  path: '/customers/$customerId/edit',
  permission: 'customers.edit',
  load: () => import('./edit-customer-page.tsx').then((module) => module.EditCustomerPage),
})

import { defineWebPlugin, fill, paletteSearches } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconUsers } from '@tabler/icons-react'
import { messages } from './messages.ts'
import { customerPage, customersPage, editCustomerPage, newCustomerPage } from './pages.ts'
import { searchCustomers } from './search-customers.ts'

/** Customers: the list, their pages, and the picker every other plugin chooses them with. */
export const customersWeb = defineWebPlugin({
  id: 'customers',
  dependsOn: ['identity'],
  messages,
  apps: [{ id: 'customers', label: 'app.label', hint: 'app.hint', icon: IconUsers, order: 30 }],
  nav: [{ app: 'customers', label: 'nav.customers', page: customersPage, order: 10 }],
  pages: [customersPage, newCustomerPage, customerPage, editCustomerPage],
  actions: [
    {
      id: 'customers.add',
      label: 'action.add',
      href: newCustomerPage.href(),
      permission: 'customers.edit',
    },
  ],
  extensions: [
    fill(paletteSearches, {
      id: 'customers.search',
      order: 10,
      permission: 'customers.read',
      heading: () => say(messages, 'customers.title'),
      search: async (text) =>
        (await searchCustomers(text)).map(({ id, ...found }) => ({
          id,
          ...found,
          href: customerPage.href({ customerId: id }),
        })),
    }),
  ],
})

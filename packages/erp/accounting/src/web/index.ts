import { defineWebPlugin } from '@platform/plugin-api/web'
import { IconBook2 } from '@tabler/icons-react'
import { messages } from './messages.ts'
import * as pages from './pages.ts'

export { invalidateBooks } from './client.ts'
export { entriesPage, entryPage, generalLedgerPage } from './pages.ts'
export { type JournalSource, journalSources } from './sources.ts'

const booksNav = [
  { label: 'nav.entries', page: pages.entriesPage },
  { label: 'nav.ledger', page: pages.generalLedgerPage },
  { label: 'nav.trialBalance', page: pages.trialBalancePage },
] as const

const configurationNav = [
  { label: 'nav.accounts', page: pages.accountsPage },
  { label: 'nav.accountRoles', page: pages.accountRolesPage },
  { label: 'nav.journals', page: pages.journalsPage },
  { label: 'nav.lockDate', page: pages.lockDatePage },
] as const

/** Accounting: what customers owe and pay, and the books. */
export const accountingWeb = defineWebPlugin({
  id: 'accounting',
  dependsOn: ['identity', 'customers', 'catalog'],
  messages,
  apps: [
    {
      id: 'accounting',
      label: 'app.label',
      hint: 'app.hint',
      icon: IconBook2,
      order: 10,
      groups: [
        { id: 'customers', label: 'nav.customers', order: 10 },
        { id: 'books', label: 'nav.books', order: 20 },
        { id: 'configuration', label: 'nav.configuration', order: 30 },
      ],
    },
  ],
  nav: [
    ...booksNav.map((entry, index) => ({ app: 'accounting', group: 'books', order: index, ...entry })),
    ...configurationNav.map((entry, index) => ({
      app: 'accounting',
      group: 'configuration',
      order: index,
      ...entry,
    })),
  ],
  pages: Object.values(pages),
  actions: [
    {
      id: 'accounting.post-entry',
      label: 'action.postEntry',
      href: pages.newEntryPage.href(),
      permission: 'accounting.post-entries',
    },
  ],
})

import { customerActions, customerPanels } from '@erp/customers/web'
import { defineWebPlugin, fill, type NavEntry, paletteSearches } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconBook2 } from '@tabler/icons-react'
import { lazy } from 'react'
import { messages } from './messages.ts'
import * as pages from './pages.ts'
import { searchInvoices, searchPayments } from './search-documents.ts'
import { journalSources } from './sources.ts'

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
        { id: 'reports', label: 'nav.reports', order: 25 },
        { id: 'configuration', label: 'nav.configuration', order: 30 },
      ],
    },
  ],
  nav: [
    ...navGroup('customers', [
      { label: 'nav.payments', page: pages.paymentsPage },
      { label: 'nav.invoices', page: pages.invoicesPage },
      { label: 'nav.creditNotes', page: pages.creditNotesPage },
    ]),
    ...navGroup('books', [
      { label: 'nav.entries', page: pages.journalEntriesPage },
      { label: 'nav.ledger', page: pages.generalLedgerPage },
      { label: 'nav.trialBalance', page: pages.trialBalancePage },
    ]),
    ...navGroup('reports', [
      { label: 'nav.aged', page: pages.agedReceivablesPage },
      { label: 'nav.receivables', page: pages.receivablesPage },
      { label: 'nav.taxReport', page: pages.taxReportPage },
    ]),
    ...navGroup('configuration', [
      { label: 'nav.accounts', page: pages.accountsPage },
      { label: 'nav.accountRoles', page: pages.accountRolesPage },
      { label: 'nav.journals', page: pages.journalsPage },
      { label: 'nav.lockDate', page: pages.lockDatePage },
      { label: 'nav.openings', page: pages.openingBalancesPage },
    ]),
  ],
  pages: Object.values(pages),
  settingsPages: [
    { label: 'settings.title', hint: 'settings.hint', page: pages.accountingSettingsPage, order: 40 },
    { label: 'nav.accounts', hint: 'settings.accountsHint', page: pages.accountsPage, order: 42 },
    { label: 'nav.accountRoles', hint: 'settings.accountRolesHint', page: pages.accountRolesPage, order: 43 },
    { label: 'nav.journals', hint: 'settings.journalsHint', page: pages.journalsPage, order: 44 },
    { label: 'nav.lockDate', hint: 'settings.lockDateHint', page: pages.lockDatePage, order: 45 },
  ],
  actions: [
    {
      id: 'accounting.new-invoice',
      label: 'action.newInvoice',
      href: pages.newInvoicePage.href(),
      permission: pages.newInvoicePage.permission,
    },
    {
      id: 'accounting.receive-payment',
      label: 'action.receivePayment',
      href: pages.newPaymentPage.href(),
      permission: pages.newPaymentPage.permission,
    },
    {
      id: 'accounting.send-payment',
      label: 'action.sendPayment',
      href: pages.newPaymentPage.href({}, { direction: 'send' }),
      permission: pages.newPaymentPage.permission,
    },
    {
      id: 'accounting.new-credit-note',
      label: 'action.newCreditNote',
      href: pages.newCreditNotePage.href(),
      permission: pages.newCreditNotePage.permission,
    },
    {
      id: 'accounting.post-entry',
      label: 'action.postEntry',
      href: pages.newJournalEntryPage.href(),
      permission: pages.newJournalEntryPage.permission,
    },
  ],
  extensions: [
    fill(customerPanels, {
      id: 'accounting.customer-invoices',
      order: 20,
      permission: pages.invoicesPage.permission,
      component: lazy(() =>
        import('./customer/customer-invoices-panel.tsx').then((module) => ({
          default: module.CustomerInvoicesPanel,
        })),
      ),
    }),
    fill(customerPanels, {
      id: 'accounting.customer-payments',
      order: 30,
      permission: pages.paymentsPage.permission,
      component: lazy(() =>
        import('./customer/customer-payments-panel.tsx').then((module) => ({
          default: module.CustomerPaymentsPanel,
        })),
      ),
    }),
    fill(customerActions, {
      id: 'accounting.receive-payment',
      order: 10,
      permission: pages.newPaymentPage.permission,
      label: () => say(messages, 'action.receivePayment'),
      href: ({ id }) => pages.newPaymentPage.href({}, { customerId: id }),
    }),
    fill(customerActions, {
      id: 'accounting.new-invoice',
      order: 20,
      permission: pages.newInvoicePage.permission,
      label: () => say(messages, 'action.newInvoice'),
      href: ({ id }) => pages.newInvoicePage.href({}, { customerId: id }),
    }),
    fill(customerActions, {
      id: 'accounting.statement',
      order: 30,
      permission: pages.customerLedgerPage.permission,
      label: () => say(messages, 'action.statement'),
      href: ({ id }) => pages.customerLedgerPage.href({ customerId: id }),
    }),
    fill(journalSources, {
      id: 'accounting.write-off',
      source: 'write-off',
      label: () => say(messages, 'source.writeOff'),
      href: (invoiceId) => pages.invoicePage.href({ invoiceId }),
    }),
    fill(journalSources, {
      id: 'accounting.opening',
      source: 'opening',
      label: () => say(messages, 'source.opening'),
      href: () => pages.openingBalancesPage.href(),
    }),
    fill(journalSources, {
      id: 'accounting.invoice',
      source: 'invoice',
      // An invoice charges the customer, and a credit note settles.
      label: (side) =>
        say(
          messages,
          side === undefined ? 'source.invoice' : side === 'debit' ? 'source.charge' : 'source.creditNote',
        ),
      href: (invoiceId) => pages.invoicePage.href({ invoiceId }),
    }),
    fill(journalSources, {
      id: 'accounting.payment',
      source: 'payment',
      label: () => say(messages, 'source.payment'),
      href: (paymentId) => pages.paymentPage.href({ paymentId }),
    }),
    fill(paletteSearches, {
      id: 'accounting.invoices',
      order: 20,
      permission: pages.invoicesPage.permission,
      heading: () => say(messages, 'invoices.title'),
      search: searchInvoices,
    }),
    fill(paletteSearches, {
      id: 'accounting.payments',
      order: 30,
      permission: pages.paymentsPage.permission,
      heading: () => say(messages, 'payments.title'),
      search: searchPayments,
    }),
  ],
})

function navGroup<Key extends string>(
  group: string,
  entries: readonly Pick<NavEntry<Key>, 'label' | 'page'>[],
): NavEntry<Key>[] {
  return entries.map((entry, index) => ({ app: 'accounting', group, order: index, ...entry }))
}

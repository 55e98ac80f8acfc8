import { definePage } from '@platform/plugin-api/web'

const readDocuments = 'accounting.read-documents'
const readBooks = 'accounting.read-books'

export const paymentsPage = definePage({
  path: '/accounting/payments',
  permission: readDocuments,
  load: () => import('./payments/payments-page.tsx').then((module) => module.PaymentsPage),
})

/** Takes `direction`, `customerId`, `destination` and `amount` (minor units) in the address, for links from elsewhere. */
export const newPaymentPage = definePage({
  path: '/accounting/payments/new',
  permission: 'accounting.edit-payments',
  load: () => import('./payments/new-payment-page.tsx').then((module) => module.NewPaymentPage),
})

export const paymentPage = definePage({
  path: '/accounting/payments/$paymentId',
  permission: readDocuments,
  load: () => import('./payments/payment-page.tsx').then((module) => module.PaymentPage),
})

export const editPaymentPage = definePage({
  path: '/accounting/payments/$paymentId/edit',
  permission: 'accounting.edit-payments',
  load: () => import('./payments/edit-payment-page.tsx').then((module) => module.EditPaymentPage),
})

export const invoicesPage = definePage({
  path: '/accounting/invoices',
  permission: readDocuments,
  load: () => import('./invoices/invoices-page.tsx').then((module) => module.InvoicesPage),
})

/** Takes `customerId` in the address. */
export const newInvoicePage = definePage({
  path: '/accounting/invoices/new',
  permission: 'accounting.edit-invoices',
  load: () => import('./invoices/new-invoice-page.tsx').then((module) => module.NewInvoicePage),
})

/** Shows an invoice; of a credit note, too, for who knows only the id. */
export const invoicePage = definePage({
  path: '/accounting/invoices/$invoiceId',
  permission: readDocuments,
  load: () => import('./invoices/invoice-page.tsx').then((module) => module.InvoicePage),
})

export const editInvoicePage = definePage({
  path: '/accounting/invoices/$invoiceId/edit',
  permission: 'accounting.edit-invoices',
  load: () => import('./invoices/edit-invoice-page.tsx').then((module) => module.EditInvoicePage),
})

export const creditNotesPage = definePage({
  path: '/accounting/credit-notes',
  permission: readDocuments,
  load: () => import('./invoices/invoices-page.tsx').then((module) => module.CreditNotesPage),
})

export const newCreditNotePage = definePage({
  path: '/accounting/credit-notes/new',
  permission: 'accounting.edit-invoices',
  load: () => import('./invoices/new-invoice-page.tsx').then((module) => module.NewCreditNotePage),
})

export const creditNotePage = definePage({
  path: '/accounting/credit-notes/$invoiceId',
  permission: readDocuments,
  load: () => import('./invoices/invoice-page.tsx').then((module) => module.CreditNotePage),
})

export const journalEntriesPage = definePage({
  path: '/accounting/entries',
  permission: readBooks,
  load: () => import('./books/entries-page.tsx').then((module) => module.EntriesPage),
})

export const newJournalEntryPage = definePage({
  path: '/accounting/entries/new',
  permission: 'accounting.post-entries',
  load: () => import('./books/new-entry-page.tsx').then((module) => module.NewEntryPage),
})

export const journalEntryPage = definePage({
  path: '/accounting/entries/$entryId',
  permission: readBooks,
  load: () => import('./books/entry-page.tsx').then((module) => module.EntryPage),
})

export const generalLedgerPage = definePage({
  path: '/accounting/general-ledger',
  permission: readBooks,
  load: () => import('./books/general-ledger-page.tsx').then((module) => module.GeneralLedgerPage),
})

export const trialBalancePage = definePage({
  path: '/accounting/trial-balance',
  permission: readBooks,
  load: () => import('./books/trial-balance-page.tsx').then((module) => module.TrialBalancePage),
})

export const accountsPage = definePage({
  path: '/accounting/accounts',
  permission: readBooks,
  load: () => import('./books/accounts-page.tsx').then((module) => module.AccountsPage),
})

export const accountRolesPage = definePage({
  path: '/accounting/default-accounts',
  permission: readBooks,
  load: () => import('./books/account-roles-page.tsx').then((module) => module.AccountRolesPage),
})

export const journalsPage = definePage({
  path: '/accounting/journals',
  permission: readBooks,
  load: () => import('./books/journals-page.tsx').then((module) => module.JournalsPage),
})

export const lockDatePage = definePage({
  path: '/accounting/lock-date',
  permission: readBooks,
  load: () => import('./books/lock-date-page.tsx').then((module) => module.LockDatePage),
})

/** What every customer owed, was charged, settled and owes. */
export const receivablesPage = definePage({
  path: '/accounting/receivables',
  permission: readDocuments,
  load: () => import('./reports/receivables-page.tsx').then((module) => module.ReceivablesPage),
})

/** The same of one customer, document by document; a statement is made from here. */
export const customerLedgerPage = definePage({
  path: '/accounting/receivables/$customerId',
  permission: readDocuments,
  load: () => import('./reports/customer-ledger-page.tsx').then((module) => module.CustomerLedgerPage),
})

export const agedReceivablesPage = definePage({
  path: '/accounting/aged-receivables',
  permission: readDocuments,
  load: () => import('./reports/aged-receivables-page.tsx').then((module) => module.AgedReceivablesPage),
})

/** Takes `asOf`, `customerId` and `bucket` in the address. */
export const agedItemsPage = definePage({
  path: '/accounting/aged-receivables/items',
  permission: readDocuments,
  load: () => import('./reports/aged-items-page.tsx').then((module) => module.AgedItemsPage),
})

export const taxReportPage = definePage({
  path: '/accounting/tax-report',
  permission: readBooks,
  load: () => import('./reports/tax-report-page.tsx').then((module) => module.TaxReportPage),
})

/** Takes `taxId`, `rate`, `from` and `to` in the address. */
export const taxDocumentsPage = definePage({
  path: '/accounting/tax-report/documents',
  permission: readBooks,
  load: () => import('./reports/tax-documents-page.tsx').then((module) => module.TaxDocumentsPage),
})

export const openingBalancesPage = definePage({
  path: '/accounting/opening-balances',
  permission: readBooks,
  load: () => import('./openings/opening-balances-page.tsx').then((module) => module.OpeningBalancesPage),
})

export const accountingSettingsPage = definePage({
  path: '/settings/accounting',
  permission: 'accounting.change-settings',
  load: () =>
    import('./settings/accounting-settings-page.tsx').then((module) => module.AccountingSettingsPage),
})

export { type Amounts, amountsOfLines, type PricedLine, sumOf } from '../documents/line-amounts.ts'
export { accountingWeb } from './accounting-web.ts'
export { invalidateBooks, invalidateInvoices } from './client.ts'
export {
  creditNotePage,
  generalLedgerPage,
  invoicePage,
  invoicesPage,
  journalEntriesPage,
  journalEntryPage,
  newInvoicePage,
  newPaymentPage,
  paymentPage,
  paymentsPage,
} from './pages.ts'
export { EntryOnDemand, JournalEntryPreview, RolesOfPlugin } from './shared/for-others.ts'
export { type InvoiceForPanels, invoicePanels, type PaymentForPanels, paymentPanels } from './slots.ts'
export { type JournalSource, journalSources } from './sources.ts'

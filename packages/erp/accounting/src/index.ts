export { type CancelPaymentRequest, cancelPayments } from './documents/cancel-payments.ts'
export { confirmInvoices } from './documents/confirm-invoices.ts'
export { type ConfirmPaymentRequest, confirmPayments } from './documents/confirm-payments.ts'
export { type CreditNoteDraft, createCreditNotes } from './documents/create-credit-notes.ts'
export { createInvoices } from './documents/create-invoices.ts'
export { createPayments } from './documents/create-payments.ts'
export { type CreditedLines, creditLines, type OriginalLine } from './documents/credit-lines.ts'
export {
  creditNotesConfirmed,
  invoicesConfirmed,
  type PaymentEventItem,
  paymentsCancelled,
  paymentsConfirmed,
} from './documents/events.ts'
export { findWrittenOff } from './documents/find-written-off.ts'
export type {
  ConfirmedInvoice,
  CreatedInvoice,
  InvoiceDraft,
  InvoiceFields,
  InvoiceKind,
  InvoiceLineDraft,
  LockedInvoice,
} from './documents/invoice-types.ts'
export { type IssuedInvoice, type IssuedInvoiceDraft, issueInvoices } from './documents/issue-invoices.ts'
export type { ConfirmInvoiceRequest } from './documents/judge-confirmations.ts'
export { type Amounts, amountsOfLines, type PricedLine, sumOf } from './documents/line-amounts.ts'
export { lockInvoices } from './documents/lock-invoices.ts'
export {
  type DestinedPayment,
  type PaymentDestination,
  paymentDestinations,
  type ReturnedPayment,
  type Taken,
} from './documents/payment-destinations.ts'
export { cashAccount } from './documents/payment-items.ts'
export type {
  CancelledPayment,
  ConfirmedPayment,
  CreatedPayment,
  PaymentDirection,
  PaymentDraft,
  PaymentFields,
  PaymentTarget,
} from './documents/payment-types.ts'
export { readCreditableLines } from './documents/read-creditable-lines.ts'
export { creditsWrittenOff } from './documents/refusals.ts'
export { type RegisteredPayment, registerPayments } from './documents/register-payments.ts'
export { type AccountRole, type AccountType, accountRoles } from './journal/account-roles.ts'
export { completeChart } from './journal/complete-chart.ts'
export {
  type EntryNumber,
  formatNumber,
  takeNumbers,
  type WantedNumber,
} from './journal/entry-number.ts'
export { entriesPosted, lockDateMoving } from './journal/events.ts'
export type {
  AccountRef,
  ItemRef,
  JournalEntryDraft,
  JournalItemDraft,
  JournalRef,
} from './journal/journal-entry-draft.ts'
export { type JournalRole, type JournalType, journalRoles } from './journal/journal-roles.ts'
export { setLockDate } from './journal/lock-date.ts'
export { type MatchingDraft, matchItems, unmatchItems } from './journal/match-items.ts'
export { numberEntries } from './journal/number-entries.ts'
export { findOpenItems, lockOpenItems, type OpenItem, readOpenItems } from './journal/open-items.ts'
export { lockPeriod, type Period } from './journal/period.ts'
export { postEntries } from './journal/post-entries.ts'
export { type ReversalDraft, reverseEntries } from './journal/reverse-entries.ts'
export {
  type OpeningBalance,
  type OpeningFacts,
  type OpeningKind,
  openingBalances,
} from './opening-balances/opening-kinds.ts'
export { type OpeningFile, type TakenOver, takeOverBalances } from './opening-balances/take-over-balances.ts'
export { accountingPlugin } from './plugin.ts'
export { type EntryPreview, readPreview } from './preview/read-preview.ts'
export { rehearse } from './preview/rehearse.ts'
export { rehearseSets } from './preview/rehearse-sets.ts'
export { type CustomerCredits, customerCredits } from './reports/customer-credits.ts'
export { type TaxSource, type TaxSum, taxSources } from './reports/tax-sources.ts'
export { type AccountingRouter, accountingRouter } from './router.ts'
export { type UndoWriteOffRequest, undoWriteOffs, type WriteOffUndone } from './write-offs/undo-write-off.ts'
export { type WriteOffRequest, type WrittenOff, writeOff } from './write-offs/write-off.ts'

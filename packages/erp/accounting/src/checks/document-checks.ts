import type { Check } from '@platform/plugin-api'
import { check } from './check.ts'
import {
  creditNotesFit,
  documentEntriesHaveDocuments,
  invoicesAddUp,
  invoicesAreBooked,
  paymentsAreBooked,
} from './sql/document-checks.ts'

/** What `erp verify` proves of invoices, credit notes and payments, over every company or one, up to a day. */
export const documentChecks: readonly Check[] = [
  check('accounting.invoice-totals', 'every invoice is the sum of its lines', invoicesAddUp),
  check(
    'accounting.invoice-entries',
    'every confirmed invoice is booked with its total, customer, date and number',
    invoicesAreBooked,
  ),
  check(
    'accounting.document-entries',
    'every entry that books an invoice or a payment is named by it',
    documentEntriesHaveDocuments,
  ),
  check(
    'accounting.credit-notes',
    'the credit notes of an invoice never pass it, as a whole or in a line',
    creditNotesFit,
  ),
  check(
    'accounting.payment-entries',
    'every confirmed payment is booked with its amount, and reversed when it was cancelled',
    paymentsAreBooked,
  ),
]

import { type Check, sqlCheck } from '@platform/plugin-api'
import {
  creditNotesFit,
  documentEntriesHaveDocuments,
  invoicesAddUp,
  invoicesAreBooked,
  paymentsAreBooked,
  writeOffsAreBooked,
} from './sql/document-checks.ts'

/** What `erp verify` proves of invoices, credit notes and payments, over every company or one, up to a day. */
export const documentChecks: readonly Check[] = [
  sqlCheck('accounting.invoice-totals', 'every invoice is the sum of its lines', invoicesAddUp),
  sqlCheck(
    'accounting.invoice-entries',
    'every confirmed invoice is booked with its total, customer, date and number',
    invoicesAreBooked,
  ),
  sqlCheck(
    'accounting.document-entries',
    'every entry that books an invoice or a payment is named by it',
    documentEntriesHaveDocuments,
  ),
  sqlCheck(
    'accounting.credit-notes',
    'the credit notes of an invoice never pass it, as a whole or in a line',
    creditNotesFit,
  ),
  sqlCheck(
    'accounting.payment-entries',
    'every confirmed payment is booked with its amount, and reversed when it was cancelled',
    paymentsAreBooked,
  ),
  sqlCheck(
    'accounting.write-off-entries',
    'every write-off is booked with its amount, and reversed when it was taken back',
    writeOffsAreBooked,
  ),
]

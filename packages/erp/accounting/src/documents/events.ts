import { defineEvent } from '@platform/plugin-api'
import type { ItemRef } from '../journal/journal-entry-draft.ts'
import type { PaymentDirection } from './payment-types.ts'

/** Invoices got their numbers and are in the books. The counter is locked by now, so nothing else can be. */
export const invoicesConfirmed = defineEvent<{
  readonly invoiceId: string
  readonly number: string
  readonly customerId: string
  /** Minor units of `currency`. */
  readonly total: bigint
  readonly currency: string
}>('accounting.invoicesConfirmed')

/**
 * Credit notes are in the books and have gone against their invoices as far as those were open. A subscriber inside
 * the transaction may settle what is left: it books so, matches it with `receivable`, and answers how much. Said before
 * the numbers are drawn, so that wallets can still be locked; invoices are locked already.
 */
export const creditNotesConfirmed = defineEvent<
  {
    readonly creditNoteId: string
    /** The invoice it is for, and that invoice's number; null for a free credit note. */
    readonly creditNoteOf: string | null
    readonly originalNumber: string | null
    readonly customerId: string
    readonly currency: string
    /** What the company still owes for it, minor units of the company's currency. May be zero. */
    readonly open: bigint
    readonly receivable: ItemRef
    /** 'YYYY-MM-DD' */
    readonly date: string
    readonly actorId: string | null
  },
  { readonly settled: bigint }
>('accounting.creditNotesConfirmed')

/** What is said of a payment; amounts in minor units of `currency`. */
export interface PaymentEventItem {
  readonly paymentId: string
  readonly direction: PaymentDirection
  readonly customerId: string
  readonly amount: bigint
  readonly currency: string
  readonly destination: string
}

/** Payments are in the books, matched, and taken by their destinations. */
export const paymentsConfirmed = defineEvent<PaymentEventItem>('accounting.paymentsConfirmed')

/** Payments came back: what they paid is open again. */
export const paymentsCancelled = defineEvent<PaymentEventItem>('accounting.paymentsCancelled')

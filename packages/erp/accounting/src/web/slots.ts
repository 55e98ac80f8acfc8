import type { MoneyWire } from '@platform/money'
import { defineSlot } from '@platform/plugin-api/web'

/** As much of an invoice or credit note as panels of other plugins get; the rest they ask for themselves. */
export type InvoiceForPanels = {
  readonly id: string
  readonly kind: 'invoice' | 'credit_note'
  readonly status: 'draft' | 'confirmed'
  readonly number: string | null
  readonly customer: { readonly id: string; readonly name: string }
  /** In the currency of the document; null while it is a draft. */
  readonly amountDue: MoneyWire | null
}

/** Sections below the lines of an invoice or credit note. */
export const invoicePanels = defineSlot<{ invoice: InvoiceForPanels }>('accounting.invoicePanels')

/** As much of a payment as panels of other plugins get. */
export type PaymentForPanels = {
  readonly id: string
  readonly direction: 'receive' | 'send'
  readonly status: 'draft' | 'confirmed' | 'cancelled'
  readonly customer: { readonly id: string; readonly name: string }
  readonly amount: MoneyWire
  readonly destination: string
}

/** Sections below a payment. */
export const paymentPanels = defineSlot<{ payment: PaymentForPanels }>('accounting.paymentPanels')

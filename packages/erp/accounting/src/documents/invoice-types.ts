import type { ItemRef } from '../journal/journal-entry-draft.ts'

export type InvoiceKind = 'invoice' | 'credit_note'

/** A line as somebody writes it. */
export interface InvoiceLineDraft {
  readonly productId: string | null
  readonly description: string
  /** Thousandths, above zero: 2.5 pieces are 2500n. */
  readonly quantity: bigint
  /** Minor units of the document's currency for one; with tax in it where the document says so. */
  readonly unitPrice: bigint
  /** Basis points off: 12.5 % is 1250. */
  readonly discount: number
  readonly taxId: string | null
}

/** What can be said of an invoice or credit note while it is a draft. */
export interface InvoiceFields {
  readonly customerId: string
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly dueDate: string
  readonly currency: string
  /** What one unit of the currency is worth in the company's, as a decimal figure; null where it is the company's. */
  readonly exchangeRate: string | null
  readonly pricesIncludeTax: boolean
  /** The customer's own number for it. */
  readonly reference: string
  readonly note: string | null
  readonly lines: readonly InvoiceLineDraft[]
}

/** An invoice or a free credit note to be made. The same key with the same fields is the same document. */
export interface InvoiceDraft extends InvoiceFields {
  readonly idempotencyKey: string
  readonly kind: InvoiceKind
}

/** `created` is false when the key had made the document before. Amounts in minor units of its currency. */
export interface CreatedInvoice {
  readonly invoiceId: string
  readonly created: boolean
  readonly net: bigint
  readonly tax: bigint
  readonly total: bigint
}

/** `confirmed` is false when the key had confirmed it before. */
export interface ConfirmedInvoice {
  readonly invoiceId: string
  readonly confirmed: boolean
  readonly number: string
}

/** An invoice or credit note under the lock of this transaction. */
export interface LockedInvoice {
  readonly id: string
  readonly kind: InvoiceKind
  readonly status: 'draft' | 'confirmed'
  /** Null while it is a draft. */
  readonly number: string | null
  readonly customerId: string
  readonly currency: string
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly dueDate: string
  /** Minor units of its currency. */
  readonly total: bigint
  /**
   * What is still open, in minor units of the company's currency, never negative: of an invoice the customer owes it,
   * of a credit note the company does. Zero while it is a draft.
   */
  readonly residual: bigint
  /** The same in its own currency. */
  readonly currencyResidual: bigint
  /** The open item; null while it is a draft. */
  readonly receivable: ItemRef | null
  readonly creditNoteOf: string | null
}

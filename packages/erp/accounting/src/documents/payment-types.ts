export type PaymentDirection = 'receive' | 'send'

/** An invoice, or a credit note to be refunded, that a payment is meant for. */
export interface PaymentTarget {
  readonly invoiceId: string
  /** At most this, in minor units; null: as much as is open. */
  readonly amount: bigint | null
}

/** What can be said of a payment. */
export interface PaymentFields {
  readonly direction: PaymentDirection
  readonly customerId: string
  /** Minor units of the company's currency, above zero. */
  readonly amount: bigint
  /** A bank or cash journal of the company. */
  readonly journalId: string
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly reference: string
  /** 'invoices', 'credit_note', or the id of a contributed destination. */
  readonly destination: string
  /** For 'invoices' and 'credit_note': in this order; none means the oldest first. */
  readonly targets: readonly PaymentTarget[]
}

/** A payment to be made. The same key with the same fields is the same payment. */
export interface PaymentDraft extends PaymentFields {
  readonly idempotencyKey: string
}

/** `created` is false when the key had made the payment before. */
export interface CreatedPayment {
  readonly paymentId: string
  readonly created: boolean
}

/** `confirmed` is false when the key had confirmed it before. */
export interface ConfirmedPayment {
  readonly paymentId: string
  readonly confirmed: boolean
}

/** `cancelled` is false when the key had cancelled it before. */
export interface CancelledPayment {
  readonly paymentId: string
  readonly cancelled: boolean
  /** 'YYYY-MM-DD', the day its return is booked: the one asked for, or the first that is open. */
  readonly date: string
}

/** Why a payment is cancelled: it never was one, its debit bounced, or the customer had the bank or the card take it back. */
export const returnReasons = ['cancelled', 'bounced', 'charged_back'] as const
export type ReturnReason = (typeof returnReasons)[number]

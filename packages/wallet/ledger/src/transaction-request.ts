/** Where a part of a balance came from. It decides the liability account, and what the part may be used for. */
export type LotOrigin = 'paid' | 'refund' | 'gift_card' | 'promotional'

/** What a transaction is, in the words of the wallet's history. */
export type TransactionKind =
  | 'top_up'
  | 'payout'
  | 'charge'
  | 'allocation'
  | 'refund'
  | 'return'
  | 'promotion'
  | 'gift_card'
  | 'transfer'
  | 'adjustment'
  | 'opening'
  | 'reversal'
  | 'expiry'
  | 'hold'
  | 'capture'
  | 'release'
  | 'handover'

/** What an entry moves against; the accounting bridge maps it to an account. */
export type Counterpart =
  | 'payments'
  | 'invoices'
  | 'sales'
  | 'promotions'
  | 'gift_cards'
  | 'adjustments'
  | 'opening'
  | 'wallets'
  | 'expiry'
  | 'holds'
  | 'unclaimed'

/** What every transaction says of itself. */
export interface RequestFacts {
  /** Drawn by the caller with `newId()`, inside the transaction, so that its journal entry can name it. */
  readonly transactionId: string
  /** The use case; idempotency keys are scoped to (company, procedure). */
  readonly procedure: string
  readonly idempotencyKey: string
  /** `requestHash` of the client's validated input, before anything is derived from it. */
  readonly requestHash: Buffer
  readonly kind: TransactionKind
  /** The act that caused it, not the document: 'allocation:<id>'. Unique per (company, kind). */
  readonly source: string
  readonly note: string | null
  /** The user who did it; null for the system. */
  readonly actorId: string | null
  readonly occurredAt: Date
  /** The day it counts in the books, 'YYYY-MM-DD'; that of its journal entry. */
  readonly accountingDate: string
  readonly counterpart: Counterpart
  readonly customerId: string
  readonly currency: string
}

/** Money in: makes one lot. `amount` is positive. */
export interface CreditRequest extends RequestFacts {
  readonly move: 'credit'
  readonly amount: bigint
  readonly origin: LotOrigin
  readonly expiresAt: Date | null
}

/** Money out, from the lots in spending order. `amount` is positive. With `origins`, only from lots of those. */
export interface DebitRequest extends RequestFacts {
  readonly move: 'debit'
  readonly amount: bigint
  readonly origins?: readonly LotOrigin[]
}

/**
 * Takes back what is unspent of the lots that one earlier credit made, at most `atMost`. Refused with `credit_spent`
 * when nothing is left; the outcome's amount says how much was.
 */
export interface TakeBackRequest extends RequestFacts {
  readonly move: 'take_back'
  readonly creditTransactionId: string
  readonly atMost: bigint
}

/** Undoes a whole earlier transaction, once; restores the very lots. */
export interface ReversalRequest extends RequestFacts {
  readonly move: 'reversal'
  readonly reverses: string
}

/** Gives back a part of an earlier debit into the very lots it used, last used first. The sum never passes the original. */
export interface RefundRequest extends RequestFacts {
  readonly move: 'refund'
  readonly refundOf: string
  readonly amount: bigint
}

/** Sets credit aside until it is captured, released or expires. It is what is there that is held, never an overdraft. */
export interface HoldRequest extends RequestFacts {
  readonly move: 'hold'
  readonly kind: 'hold'
  readonly amount: bigint
  /** Judged by the database's clock. */
  readonly expiresAt: Date
}

/**
 * Spends a part of a hold, or the last of it. A hold is known by the transaction that placed it. It was promised: a
 * capture inside it never fails for funds, and not for a freeze that came later either.
 */
export interface CaptureRequest extends RequestFacts {
  readonly move: 'capture'
  readonly kind: 'capture'
  readonly holdId: string
  readonly amount: bigint
}

/** Makes available again what is left of a hold. */
export interface ReleaseRequest extends RequestFacts {
  readonly move: 'release'
  readonly kind: 'release'
  readonly holdId: string
}

/**
 * Moves credit to another customer's wallet; every part keeps its origin and its expiry. Promotional credit was given
 * to one customer and never moves on; nor is a transfer paid by an overdraft.
 */
export interface TransferRequest extends RequestFacts {
  readonly move: 'transfer'
  readonly kind: 'transfer'
  readonly toCustomerId: string
  readonly amount: bigint
}

export type TransactionRequest =
  | CreditRequest
  | DebitRequest
  | TakeBackRequest
  | ReversalRequest
  | RefundRequest
  | HoldRequest
  | CaptureRequest
  | ReleaseRequest
  | TransferRequest

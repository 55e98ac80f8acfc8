import type { LotOrigin, RequestFacts } from './transaction-request.ts'

/** A share of a movement by the class of credit it touched; 'overdraft' is the share below zero. */
export interface OutcomePart {
  readonly origin: LotOrigin | 'overdraft'
  /** Signed as the movement: positive raises what the company owes. Never zero. */
  readonly amount: bigint
}

/** What a posted transaction did. Answered again, whole, when its key is replayed. */
export interface PostedFacts {
  readonly transactionId: string
  readonly walletId: string
  readonly customerId: string
  readonly currency: string
  /** The wallet's version after it. */
  readonly version: bigint
  /** Signed change of the balance. */
  readonly amount: bigint
  /** Signed change of what is set aside. */
  readonly heldChange: bigint
  /** What came back into lots that had expired, and so expired at once: not part of the figures below any more. */
  readonly lapsed: bigint
  readonly balanceAfter: bigint
  /** Balance less holds. */
  readonly availableAfter: bigint
  /** Adds up to `amount`; picks the liability accounts. */
  readonly parts: readonly OutcomePart[]
}

export interface Posted extends PostedFacts {
  readonly status: 'posted'
  /** Of a transfer: what it did to the other wallet. For the books; a replay leaves it out. */
  readonly received?: PostedFacts
}

/** What the ledger posted of itself, because it had expired: credit, or a hold on it. */
export interface SystemPosting {
  readonly request: RequestFacts
  readonly facts: PostedFacts
}

/** The key was used before for the same request: nothing happened now. */
export interface Replayed extends PostedFacts {
  readonly status: 'replayed'
}

/** Nothing happened; its neighbours are untouched. */
export type Rejection =
  | { readonly code: 'insufficient_funds'; readonly available: bigint; readonly requested: bigint }
  /** Enough credit, but not of an origin that may be used for this (promotional credit is never paid out). */
  | {
      readonly code: 'insufficient_eligible'
      readonly available: bigint
      readonly eligible: bigint
      readonly requested: bigint
    }
  | { readonly code: 'wallet_frozen'; readonly direction: 'in' | 'out' }
  | { readonly code: 'wrong_currency'; readonly walletCurrency: string; readonly requestCurrency: string }
  | { readonly code: 'key_reused'; readonly idempotencyKey: string }
  | { readonly code: 'source_taken'; readonly source: string; readonly transactionId: string }
  | { readonly code: 'unknown_transaction'; readonly transactionId: string }
  /** A reversal is final: what it undid is done again by a new transaction. */
  | { readonly code: 'not_reversible'; readonly transactionId: string }
  | { readonly code: 'already_reversed'; readonly transactionId: string }
  /** Part of it was refunded already, so it can't be undone as a whole. */
  | { readonly code: 'partly_refunded'; readonly refunded: bigint; readonly amount: bigint }
  | { readonly code: 'refund_exceeds'; readonly refundable: bigint; readonly requested: bigint }
  /** The credit to undo was spent; names where it went. */
  | {
      readonly code: 'credit_spent'
      readonly unspent: bigint
      readonly amount: bigint
      readonly spentOn: readonly string[]
    }
  | { readonly code: 'amount_out_of_range'; readonly requested: bigint }
  /** A credit or a hold that would expire before it is there. */
  | { readonly code: 'expired_already'; readonly expiresAt: Date }
  | { readonly code: 'unknown_hold'; readonly holdId: string }
  | { readonly code: 'hold_expired'; readonly holdId: string; readonly expiredAt: Date }
  | { readonly code: 'hold_released'; readonly holdId: string }
  /** Nothing is left to release. */
  | { readonly code: 'hold_captured'; readonly holdId: string }
  | { readonly code: 'capture_exceeds'; readonly left: bigint; readonly requested: bigint }
  | { readonly code: 'transfer_to_self' }

export interface Rejected {
  readonly status: 'rejected'
  readonly rejection: Rejection
}

/** One for each request of a `post`, in their order. */
export type Outcome = Posted | Replayed | Rejected

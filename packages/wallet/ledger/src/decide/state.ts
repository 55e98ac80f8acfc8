import type { PostedFacts } from '../outcome.ts'
import type { LotOrigin, TransactionKind } from '../transaction-request.ts'

/** Every lot divides into these; what is remaining or reserved is part of the balance. */
export type LotPart = 'remaining' | 'reserved' | 'consumed' | 'expired'

/** A part of a balance with one origin, known by the entry that made it: (wallet, version, line). */
export interface Lot extends Record<LotPart, bigint> {
  readonly walletId: string
  readonly version: bigint
  readonly line: number
  readonly origin: LotOrigin
  readonly amount: bigint
  readonly expiresAt: Date | null
}

/** An amount that an entry takes from one part of a lot to another. */
export interface LotUse {
  readonly lot: Lot
  readonly amount: bigint
  readonly from: LotPart
  readonly to: LotPart
}

export type HoldState = 'open' | 'captured' | 'released' | 'expired'

/** An amount set aside, known by the transaction that placed it. */
export interface Hold {
  readonly id: string
  readonly walletId: string
  readonly version: bigint
  /** The act it was placed for. */
  readonly source: string
  readonly amount: bigint
  readonly expiresAt: Date
  captured: bigint
  released: bigint
  state: HoldState
  /** What it still has of each lot; together all that is left of it, and all that is reserved of them. */
  readonly lots: Map<Lot, bigint>
}

export type WalletStatus = 'active' | 'frozen_in' | 'frozen_out' | 'frozen'

/** A wallet under its lock. */
export interface Wallet {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly status: WalletStatus
  readonly floor: bigint
  balance: bigint
  held: bigint
  version: bigint
  /** In spending order. Those of wallets that nothing is spent from are not read: see `load`. */
  readonly openLots: Lot[]
  /** Soonest expiry first. */
  readonly openHolds: Hold[]
}

/** A transaction whose key or source is in use. */
export interface KnownTransaction {
  readonly procedure: string
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly kind: TransactionKind
  readonly source: string
  readonly facts: PostedFacts
}

/** An earlier transaction that a request undoes, or that undid such a one. */
export interface PastTransaction {
  readonly id: string
  readonly kind: TransactionKind
  readonly walletId: string
  readonly version: bigint
  readonly amount: bigint
  readonly reverses: string | null
  readonly refundOf: string | null
  readonly source: string
  readonly made: readonly Lot[]
  readonly uses: readonly LotUse[]
}

/** How much of a lot one act has used, less what came back. */
export interface Spending {
  readonly source: string
  readonly amount: bigint
}

/**
 * What a set of requests is judged against: all of it read under the wallets' locks, and brought forward in memory
 * from one request to the next.
 */
export interface LedgerState {
  /** The database's clock, read after the locks: what has expired by then, has. */
  now: Date
  /** The day on which the ledger's own transactions (what expires) count in the books, 'YYYY-MM-DD'. */
  readonly today: string
  /** By customer. */
  readonly wallets: Map<string, Wallet>
  /** By `keyOf`. */
  readonly byKey: Map<string, KnownTransaction>
  /** By `sourceOf`. */
  readonly bySource: Map<string, KnownTransaction>
  readonly past: Map<string, PastTransaction>
  /** The reversal of a transaction, by the transaction. */
  readonly reversals: Map<string, PastTransaction>
  /** The refunds of a debit, by the debit. */
  readonly refunds: Map<string, PastTransaction[]>
  /** By id: the open ones of the wallets, and those that requests name. */
  readonly holds: Map<string, Hold>
  /** By `lotKey`, then by the transaction that spent it. Complete for the lots of credits that requests undo. */
  readonly spending: Map<string, Map<string, Spending>>
}

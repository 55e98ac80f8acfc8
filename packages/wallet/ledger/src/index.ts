export { ledgerChecks } from './checks/ledger-checks.ts'
export { createWallets } from './create-wallets.ts'
export { findRefundable } from './find-refundable.ts'
export { findReplays } from './find-replays.ts'
export { findSpending, type SpentCredit } from './find-spending.ts'
export type { Outcome, OutcomePart, Posted, PostedFacts, Rejected, Rejection, Replayed } from './outcome.ts'
export { post } from './post.ts'
export { listEntries, type WalletEntry } from './read/list-entries.ts'
export { type Sealed, sealWallets } from './seal/seal-wallets.ts'
export type {
  Counterpart,
  CreditRequest,
  DebitRequest,
  LotOrigin,
  RefundRequest,
  RequestFacts,
  ReversalRequest,
  TakeBackRequest,
  TransactionKind,
  TransactionRequest,
} from './transaction-request.ts'
export { walletPrisma } from './wallet-prisma.ts'

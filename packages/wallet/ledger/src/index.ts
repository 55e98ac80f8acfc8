export {
  type ChangeRejection,
  type FloorChange,
  type StatusChange,
  setFloors,
  setStatuses,
} from './change-wallets.ts'
export { ledgerChecks } from './checks/ledger-checks.ts'
export { createWallets } from './create-wallets.ts'
export type { WalletStatus } from './decide/state.ts'
export { findExpiredCustomers } from './find-expired-customers.ts'
export { findRefundable } from './find-refundable.ts'
export { findReplays } from './find-replays.ts'
export { findSpending, type SpentCredit } from './find-spending.ts'
export type {
  Outcome,
  OutcomePart,
  Posted,
  PostedFacts,
  Rejected,
  Rejection,
  Replayed,
  SystemPosting,
} from './outcome.ts'
export { type Answer, type LockedLedger, lockLedger, post, postExpired } from './post.ts'
export { listEntries, type WalletEntry } from './read/list-entries.ts'
export { listOpenHolds, type OpenHold } from './read/list-open-holds.ts'
export { listOpenLots, type OpenLot } from './read/list-open-lots.ts'
export {
  findRepairs,
  type RepairObstacle,
  type RepairPlan,
  repairWallet,
  type WalletRepair,
} from './repair/repair-wallet.ts'
export { type Sealed, sealWallets } from './seal/seal-wallets.ts'
export type {
  CaptureRequest,
  Counterpart,
  CreditRequest,
  DebitRequest,
  HoldRequest,
  LotOrigin,
  RefundRequest,
  ReleaseRequest,
  RequestFacts,
  ReversalRequest,
  TakeBackRequest,
  TransactionKind,
  TransactionRequest,
  TransferRequest,
} from './transaction-request.ts'
export { walletPrisma } from './wallet-prisma.ts'

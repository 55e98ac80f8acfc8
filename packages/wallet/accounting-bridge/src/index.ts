export { walletAccountRoles, walletJournalRole } from './account-roles.ts'
export { actOf, factsOf, type WalletAct } from './act-facts.ts'
export {
  type AdjustmentReason,
  type AdjustmentRequest,
  adjustmentReasons,
  adjustWallets,
} from './adjust-wallets.ts'
export {
  type Allocated,
  type AllocationRequest,
  allocate,
  walletAllocated,
} from './allocate-to-invoice.ts'
export { batchedAllocations, type CompanyAllocation } from './batched-allocations.ts'
export { batchedCaptures } from './batched-captures.ts'
export { batchedCharges } from './batched-charges.ts'
export { type Accrued, accrueBreakage } from './breakage/accrue-breakage.ts'
export type { BreakageShares } from './breakage/expected-breakage.ts'
export { type Charged, type ChargeRequest, chargeWallets } from './charge.ts'
export { allocationsBooked } from './checks/allocations-booked.ts'
export { controlAccountsAgree } from './checks/control-accounts.ts'
export { entriesAgree } from './checks/entry-by-entry.ts'
export { expectedBreakageAgrees } from './checks/expected-breakage.ts'
export { carryOutCreditRun, carryOutUndo } from './credit-run/carry-out-credit-run.ts'
export {
  getCreditRun,
  listCreditRunLines,
  listCreditRuns,
  previewCreditRun,
} from './credit-run/read-credit-runs.ts'
export { previewRunEntries, previewUndoEntries, type RunPreview } from './credit-run/rehearse-credit-run.ts'
export { type CreditRunRequest, startCreditRun } from './credit-run/start-credit-run.ts'
export { startUndo, type UndoRunRequest } from './credit-run/undo-credit-run.ts'
export { walletCredits } from './customer-credits.ts'
export { findRefundableAllocations } from './find-refundable-allocations.ts'
export {
  type CaptureHold,
  captureHolds,
  type PlaceHold,
  placeHolds,
  type ReleaseHold,
  releaseHolds,
} from './hold-credit.ts'
export { type KeptAllocation, keepAllocations } from './keep-allocations.ts'
export { openWallets } from './open-wallets.ts'
export { walletOpenings } from './opening-balances.ts'
export { payOutOwing } from './pay-out-owing.ts'
export { walletDestination } from './payment-destination.ts'
export { type BookableTransaction, bookPosted, postAndBook } from './post-and-book.ts'
export { type Moved, postForCustomers } from './post-for-customers.ts'
export { type LockedWallets, lockWallets, postExpiredCredit, postToWallets } from './post-to-wallets.ts'
export { type ProposedAllocation, proposeAllocations } from './propose-allocations.ts'
export {
  findDocumentsOfTransactions,
  type WalletDocument,
} from './read/documents-of-transactions.ts'
export { type AllocationObstacle, getInvoicePanel } from './read/invoice-panel.ts'
export { liabilityByMonth } from './read/liability-by-month.ts'
export { listWallets, type WalletStatus, walletListInput } from './read/list-wallets.ts'
export { listOpenInvoices } from './read/open-invoices.ts'
export { findNames } from './read/people.ts'
export { findRecipients } from './read/recipients.ts'
export { listWalletChanges, type WalletChange } from './read/wallet-changes.ts'
export { getWallet, getWalletOfAllocation, getWalletOfCustomer } from './read/wallet-of-customer.ts'
export { refusalOf } from './refuse.ts'
export { settleCreditNotes } from './settle-credit-notes.ts'
export { findOwed } from './sql/find-owed.ts'
export { creditExpiring, type ExpiringCredit, type Tidied, tidyWallets } from './tidy-wallets.ts'
export { type TransferOfCredit, transferCredit } from './transfer-credit.ts'
export { type Undone, type UndoRequest, undoAllocations, walletAllocationUndone } from './undo-allocation.ts'

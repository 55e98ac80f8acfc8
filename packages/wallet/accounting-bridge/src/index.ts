export { walletAccountRoles, walletJournalRole } from './account-roles.ts'
export {
  type Allocated,
  type AllocationRequest,
  allocate,
  walletAllocated,
} from './allocate-to-invoice.ts'
export { allocationsBooked } from './checks/allocations-booked.ts'
export { controlAccountsAgree } from './checks/control-accounts.ts'
export { entriesAgree } from './checks/entry-by-entry.ts'
export { openWallets } from './open-wallets.ts'
export { walletDestination } from './payment-destination.ts'
export { type BookableTransaction, postAndBook } from './post-and-book.ts'
export { type ProposedAllocation, proposeAllocations } from './propose-allocations.ts'
export {
  findDocumentsOfTransactions,
  type WalletDocument,
} from './read/documents-of-transactions.ts'
export { type AllocationObstacle, getInvoicePanel } from './read/invoice-panel.ts'
export { listWallets, type WalletStatus, walletListInput } from './read/list-wallets.ts'
export { getWallet, getWalletOfAllocation, getWalletOfCustomer } from './read/wallet-of-customer.ts'
export { refusalOf } from './refuse.ts'
export { settleCreditNotes } from './settle-credit-notes.ts'
export { type Undone, type UndoRequest, undoAllocations, walletAllocationUndone } from './undo-allocation.ts'

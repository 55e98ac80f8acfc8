export { type AccountRole, type AccountType, accountRoles } from './journal/account-roles.ts'
export { completeChart } from './journal/complete-chart.ts'
export {
  type EntryNumber,
  formatNumber,
  takeNumbers,
  type WantedNumber,
} from './journal/entry-number.ts'
export { entriesPosted, lockDateMoving } from './journal/events.ts'
export type {
  AccountRef,
  ItemRef,
  JournalEntryDraft,
  JournalItemDraft,
  JournalRef,
} from './journal/journal-entry-draft.ts'
export { type JournalRole, type JournalType, journalRoles } from './journal/journal-roles.ts'
export { setLockDate } from './journal/lock-date.ts'
export { type MatchingDraft, matchItems, unmatchItems } from './journal/match-items.ts'
export { numberEntries } from './journal/number-entries.ts'
export { findOpenItems, lockOpenItems, type OpenItem, readOpenItems } from './journal/open-items.ts'
export { lockPeriod, type Period } from './journal/period.ts'
export { postEntries } from './journal/post-entries.ts'
export { type ReversalDraft, reverseEntries } from './journal/reverse-entries.ts'
export { accountingPlugin } from './plugin.ts'
export { type AccountingRouter, accountingRouter } from './router.ts'

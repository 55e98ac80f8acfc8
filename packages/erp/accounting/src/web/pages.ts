import { definePage } from '@platform/plugin-api/web'

const readBooks = 'accounting.read-books'

export const entriesPage = definePage({
  path: '/accounting/entries',
  permission: readBooks,
  load: () => import('./books/entries-page.tsx').then((module) => module.EntriesPage),
})

export const newEntryPage = definePage({
  path: '/accounting/entries/new',
  permission: 'accounting.post-entries',
  load: () => import('./books/new-entry-page.tsx').then((module) => module.NewEntryPage),
})

export const entryPage = definePage({
  path: '/accounting/entries/$entryId',
  permission: readBooks,
  load: () => import('./books/entry-page.tsx').then((module) => module.EntryPage),
})

export const generalLedgerPage = definePage({
  path: '/accounting/general-ledger',
  permission: readBooks,
  load: () => import('./books/general-ledger-page.tsx').then((module) => module.GeneralLedgerPage),
})

export const trialBalancePage = definePage({
  path: '/accounting/trial-balance',
  permission: readBooks,
  load: () => import('./books/trial-balance-page.tsx').then((module) => module.TrialBalancePage),
})

export const accountsPage = definePage({
  path: '/accounting/accounts',
  permission: readBooks,
  load: () => import('./books/accounts-page.tsx').then((module) => module.AccountsPage),
})

export const accountRolesPage = definePage({
  path: '/accounting/default-accounts',
  permission: readBooks,
  load: () => import('./books/account-roles-page.tsx').then((module) => module.AccountRolesPage),
})

export const journalsPage = definePage({
  path: '/accounting/journals',
  permission: readBooks,
  load: () => import('./books/journals-page.tsx').then((module) => module.JournalsPage),
})

export const lockDatePage = definePage({
  path: '/accounting/lock-date',
  permission: readBooks,
  load: () => import('./books/lock-date-page.tsx').then((module) => module.LockDatePage),
})

import { router } from '@platform/plugin-api'
import { invoicesRouter, paymentsRouter } from './documents/router.ts'
import { accountsRouter, booksRouter, entriesRouter, journalsRouter } from './journal/router.ts'
import { openingBalancesRouter } from './opening-balances/router.ts'
import { reportsRouter } from './reports/router.ts'
import { settingsRouter } from './settings-router.ts'
import { writeOffsRouter } from './write-offs/router.ts'

export const accountingRouter = router({
  accounts: accountsRouter,
  journals: journalsRouter,
  entries: entriesRouter,
  books: booksRouter,
  reports: reportsRouter,
  invoices: invoicesRouter,
  payments: paymentsRouter,
  writeOffs: writeOffsRouter,
  openingBalances: openingBalancesRouter,
  settings: settingsRouter,
})

export type AccountingRouter = typeof accountingRouter

import { router } from '@platform/plugin-api'
import { accountsRouter, booksRouter, entriesRouter, journalsRouter } from './journal/router.ts'
import { reportsRouter } from './reports/router.ts'

export const accountingRouter = router({
  accounts: accountsRouter,
  journals: journalsRouter,
  entries: entriesRouter,
  books: booksRouter,
  reports: reportsRouter,
})

export type AccountingRouter = typeof accountingRouter

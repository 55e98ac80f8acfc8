import { router } from '@platform/plugin-api'
import { invoicesRouter, paymentsRouter } from './documents/router.ts'
import { accountsRouter, booksRouter, entriesRouter, journalsRouter } from './journal/router.ts'
import { reportsRouter } from './reports/router.ts'

export const accountingRouter = router({
  accounts: accountsRouter,
  journals: journalsRouter,
  entries: entriesRouter,
  books: booksRouter,
  reports: reportsRouter,
  invoices: invoicesRouter,
  payments: paymentsRouter,
})

export type AccountingRouter = typeof accountingRouter

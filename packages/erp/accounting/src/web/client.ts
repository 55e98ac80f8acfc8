import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { AccountingRouter } from '../router.ts'

export const accounting = pluginClient<AccountingRouter>('accounting')

/** What the procedures answer, as it arrives. */
export type Answers = inferRouterOutputs<AccountingRouter>

/**
 * After something changed what is due: invoices, payments and the books that follow ask anew. For whoever applies or
 * takes back money from outside of accounting, too.
 */
export function invalidateInvoices(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries(accounting.invoices.pathFilter()),
    queryClient.invalidateQueries(accounting.payments.pathFilter()),
    invalidateBooks(),
  ])
}

/** After something was booked: entries, ledger and trial balance ask anew. */
export function invalidateBooks(): Promise<unknown> {
  return Promise.all([
    queryClient.invalidateQueries(accounting.entries.pathFilter()),
    queryClient.invalidateQueries(accounting.reports.pathFilter()),
  ])
}

/** After an account, a journal or the lock date was changed: everything that names one. */
export function invalidateChart(): Promise<unknown> {
  return queryClient.invalidateQueries(accounting.pathFilter())
}

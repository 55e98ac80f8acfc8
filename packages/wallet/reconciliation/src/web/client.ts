import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { ReconciliationRouter } from '../router.ts'

export const reconciliation = pluginClient<ReconciliationRouter>('wallet-reconciliation')

type Answers = inferRouterOutputs<ReconciliationRouter>
export type RunRow = Answers['runs']['rows'][number]
export type Run = Answers['run']
export type Discrepancy = Answers['discrepancies']['rows'][number]
export type Repair = Answers['repairs']['repairs'][number]

/** How often a run that is under way is looked at. */
const POLL_MS = 1_000

/** Asks again while there is something to wait for. */
export const whileRunning = (isRunning: boolean): number | false => (isRunning ? POLL_MS : false)

export function invalidateRuns(): Promise<void> {
  return queryClient.invalidateQueries(reconciliation.pathFilter())
}

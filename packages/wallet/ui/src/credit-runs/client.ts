import type { inferRouterOutputs } from '@trpc/server'
import type { WalletRouter } from '@wallet/plugin'

type Answers = inferRouterOutputs<WalletRouter>['creditRuns']
export type ProposalRow = Answers['preview']['rows'][number]
export type CreditRun = Answers['get']
export type CreditRunLine = Answers['lines']['rows'][number]

/** How often a run that is under way is looked at. */
const POLL_MS = 1_000

/** Asks again while there is something to wait for. */
export const whileUnderWay = (run: CreditRun | undefined): number | false =>
  run && isUnderWay(run) ? POLL_MS : false

export function isUnderWay({ finishedAt, undo }: CreditRun): boolean {
  return finishedAt === null || undo?.finishedAt === null
}

import { idInput, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import { permissions } from './permissions.ts'
import { discrepancyListInput, getRun, listDiscrepancies } from './read/get-run.ts'
import { listRuns, runListInput } from './read/list-runs.ts'
import { getRepairs, repair, repairInput } from './repair.ts'
import { runNow } from './run/run-now.ts'

export const reconciliationRouter = router({
  runs: procedure(permissions.read)
    .input(runListInput)
    .query(({ ctx, input }) => listRuns(ctx.database, ctx.session.company.id, input)),

  run: procedure(permissions.read)
    .input(z.object({ runId: idInput }))
    .query(({ ctx, input }) => getRun(ctx.database, ctx.session.company.id, input.runId)),

  discrepancies: procedure(permissions.read)
    .input(discrepancyListInput)
    .query(({ ctx, input }) => listDiscrepancies(ctx.database, ctx.session.company.id, input)),

  runNow: procedure(permissions.run).mutation(({ ctx: { database, session } }) =>
    runNow(database, { companyId: session.company.id, actorId: session.user.id }),
  ),

  repairs: procedure(permissions.repair)
    .input(z.object({ walletId: idInput }))
    .query(({ ctx, input }) => getRepairs(ctx.database, ctx.session.company.id, input.walletId)),

  repair: procedure(permissions.repair)
    .input(repairInput)
    .mutation(({ ctx, input }) => repair(ctx.database, ctx.session, input)),
})

export type ReconciliationRouter = typeof reconciliationRouter

import { procedure, router } from '@platform/plugin-api'
import { journalPermissions as permissions } from '../journal/permissions.ts'
import { generalLedger, generalLedgerInput } from './general-ledger.ts'
import { trialBalance, trialBalanceInput } from './trial-balance.ts'

export const reportsRouter = router({
  trialBalance: procedure(permissions.readBooks)
    .input(trialBalanceInput)
    .query(({ ctx, input }) => trialBalance(ctx.database, ctx.session.company, input)),

  generalLedger: procedure(permissions.readBooks)
    .input(generalLedgerInput)
    .query(({ ctx, input }) => generalLedger(ctx.database, ctx.session.company, input)),
})

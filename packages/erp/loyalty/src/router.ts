import { transaction } from '@platform/database'
import { changeSettings, idInput, procedure, router, settingsOf } from '@platform/plugin-api'
import { z } from 'zod'
import { adjustmentInput, adjustPoints } from './adjust-points.ts'
import { balanceListInput, listBalances } from './list-balances.ts'
import { permissions } from './permissions.ts'
import { pointsOfCustomer } from './points-of-customer.ts'
import { loyaltyRules, loyaltySettings } from './settings.ts'

export const loyaltyRouter = router({
  list: procedure(permissions.read)
    .input(balanceListInput)
    .query(({ ctx, input }) => listBalances(ctx.database, ctx.session.company.id, input)),

  ofCustomer: procedure(permissions.read)
    .input(z.object({ customerId: idInput }))
    .query(({ ctx, input }) => pointsOfCustomer(ctx.database, ctx.session.company.id, input.customerId)),

  adjust: procedure(permissions.adjust)
    .input(adjustmentInput)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => adjustPoints(tx, ctx.session.company.id, ctx.session.user.id, input)),
    ),

  rules: router({
    get: procedure(permissions.configure).query(({ ctx }) =>
      transaction(ctx.database, (tx) => settingsOf(tx, loyaltySettings, ctx.session.company.id)),
    ),

    change: procedure(permissions.configure)
      .input(loyaltyRules)
      .mutation(({ ctx: { database, session }, input: changes }) =>
        transaction(database, (tx) =>
          changeSettings(tx, loyaltySettings, {
            companyId: session.company.id,
            actorId: session.user.id,
            changes,
          }),
        ),
      ),
  }),
})

export type LoyaltyRouter = typeof loyaltyRouter

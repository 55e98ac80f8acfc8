import { amountInput, idempotencyKeyInput, idInput, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import { vouch } from '../cashiers/approve.ts'
import { identifyCashier } from '../cashiers/identify-cashier.ts'
import { listCashiers } from '../cashiers/list-cashiers.ts'
import { setPin } from '../cashiers/set-pin.ts'
import { approvalInput, pinInput } from '../inputs.ts'
import { chargeCard } from '../methods/charge-card.ts'
import { permissions } from '../permissions.ts'
import { availableOf, findTillCustomers } from './find-customers.ts'
import { loadTill } from './load-till.ts'
import { startTill } from './start-till.ts'

export const tillRouter = router({
  /** The registers, and which of them are open. */
  start: procedure(permissions.sell).query(({ ctx }) => startTill(ctx.database, ctx.session.company)),

  load: procedure(permissions.sell)
    .input(z.object({ sessionId: idInput }))
    .query(({ ctx, input }) => loadTill(ctx.database, ctx.session, input.sessionId)),

  customers: procedure(permissions.sell)
    .input(z.object({ search: z.string().trim().max(200).default('') }))
    .query(({ ctx, input }) => findTillCustomers(ctx.database, ctx.session.company, input.search)),

  available: procedure(permissions.sell)
    .input(z.object({ customerId: idInput }))
    .query(({ ctx, input }) => availableOf(ctx.database, ctx.session.company, input.customerId)),
})

export const cashiersRouter = router({
  list: procedure(permissions.sell).query(({ ctx }) => listCashiers(ctx.database, ctx.session.company.id)),

  /** Somebody else stands at the till from now on. */
  identify: procedure(permissions.sell)
    .input(z.object({ sessionId: idInput, userId: idInput, pin: pinInput }))
    .mutation(({ ctx, input }) => identifyCashier(ctx.database, ctx.session, input)),

  /** Whether a manager could allow something: tells a wrong PIN at once. */
  vouch: procedure(permissions.sell)
    .input(approvalInput.extend({ permission: z.string().max(100) }))
    .mutation(({ ctx, input }) => vouch(ctx.database, ctx.session.company.id, input)),

  /** One's own PIN; another's needs the right to set up the point of sale. Null: they have none any more. */
  setPin: procedure(permissions.sell)
    .input(z.object({ userId: idInput, pin: pinInput.nullable() }))
    .mutation(({ ctx, input }) => setPin(ctx.database, ctx.session, input)),
})

export const cardRouter = router({
  charge: procedure(permissions.sell)
    .input(z.object({ sessionId: idInput, amount: amountInput, idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx, input }) => chargeCard(ctx.database, ctx.session.company, input)),
})

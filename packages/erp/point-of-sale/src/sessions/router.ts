import { readPreview, rehearse } from '@erp/accounting'
import { newId, transaction } from '@platform/database'
import { idInput, onlyOutcome, procedure, requestHash, router } from '@platform/plugin-api'
import { z } from 'zod'
import { tillRequest } from '../cashiers/till-request.ts'
import { closeSessionInput, moveCashInput, openSessionInput, sessionListInput } from '../inputs.ts'
import { permissions } from '../permissions.ts'
import { closeSessions } from './close-sessions.ts'
import { listSessions } from './list-sessions.ts'
import { moveCash } from './move-cash.ts'
import { openSessions } from './open-sessions.ts'
import { getSessionReport } from './session-report.ts'

export const sessionsRouter = router({
  open: procedure(permissions.runSessions)
    .input(openSessionInput)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const { company, user } = ctx.session
        const request = { ...input, requestHash: requestHash(input), actorId: user.id }
        return onlyOutcome(await openSessions(tx, company, [request]))
      }),
    ),

  close: procedure(permissions.runSessions)
    .input(closeSessionInput)
    .mutation(async ({ ctx, input }) => {
      const { company, user } = ctx.session
      await transaction(ctx.database, async (tx) => {
        const request = { ...input, requestHash: requestHash(input), actorId: user.id }
        return onlyOutcome(await closeSessions(tx, company, [request]))
      })
      return getSessionReport(ctx.database, company, input.sessionId)
    }),

  /** The journal entries that closing will post; refuses what closing would refuse. */
  previewClose: procedure(permissions.runSessions)
    .input(closeSessionInput.omit({ idempotencyKey: true, note: true }))
    .query(({ ctx, input }) =>
      rehearse(ctx.database, async (tx) => {
        const { company, user } = ctx.session
        const asked = { ...input, note: null, idempotencyKey: newId() }
        const request = { ...asked, requestHash: requestHash(asked), actorId: user.id }
        onlyOutcome(await closeSessions(tx, company, [request]))
        return readPreview(tx, company)
      }),
    ),

  report: procedure(permissions.read)
    .input(z.object({ sessionId: idInput }))
    .query(({ ctx, input }) => getSessionReport(ctx.database, ctx.session.company, input.sessionId)),

  list: procedure(permissions.read)
    .input(sessionListInput)
    .query(({ ctx, input }) => listSessions(ctx.database, ctx.session.company, input)),
})

export const cashRouter = router({
  move: procedure(permissions.sell)
    .input(moveCashInput)
    .mutation(async ({ ctx, input: { approval, ...input } }) => {
      const { company } = ctx.session
      const request = await tillRequest(ctx.database, ctx.session, input, approval)
      return transaction(ctx.database, async (tx) => onlyOutcome(await moveCash(tx, company, [request])))
    }),
})

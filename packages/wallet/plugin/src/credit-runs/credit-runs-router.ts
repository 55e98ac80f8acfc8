import { transaction } from '@platform/database'
import {
  amountInput,
  dayIn,
  enqueue,
  idempotencyKeyInput,
  idInput,
  pageInput,
  procedure,
  requestHash,
  router,
} from '@platform/plugin-api'
import {
  getCreditRun,
  listCreditRunLines,
  listCreditRuns,
  previewCreditRun,
  previewRunEntries,
  previewUndoEntries,
  startCreditRun,
  startUndo,
} from '@wallet/accounting-bridge'
import { z } from 'zod'
import { permissions } from '../permissions.ts'
import { creditRunJob } from './credit-run-job.ts'

const theRun = z.object({ runId: idInput })

/** Applying the credit of all customers to their open invoices: seen first, confirmed once, undone as a whole. */
export const creditRunsRouter = router({
  preview: procedure(permissions.allocate)
    .input(pageInput)
    .query(({ ctx, input }) => previewCreditRun(ctx.database, ctx.session.company, input)),

  /** The journal entries that applying all of it will post, by account. */
  previewEntries: procedure(permissions.allocate).query(
    ({
      ctx: {
        database,
        session: { company },
      },
    }) => previewRunEntries(database, company, dayIn(company.timeZone)),
  ),

  list: procedure(permissions.read)
    .input(pageInput)
    .query(({ ctx, input }) => listCreditRuns(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.read)
    .input(theRun)
    .query(({ ctx, input }) => getCreditRun(ctx.database, ctx.session.company, input.runId)),

  lines: procedure(permissions.read)
    .input(pageInput.extend({ runId: idInput, refused: z.boolean().default(false) }))
    .query(async ({ ctx: { database, session }, input }) => {
      await getCreditRun(database, session.company, input.runId)
      return listCreditRunLines(database, session.company, input)
    }),

  /** Confirms what the preview said it comes to. The worker applies it. */
  start: procedure(permissions.allocate)
    .input(
      z.object({ invoices: z.int().positive(), amount: amountInput, idempotencyKey: idempotencyKeyInput }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { company, user } = session
        const { idempotencyKey, ...expected } = input
        const { runId, isNew } = await startCreditRun(tx, company, {
          idempotencyKey,
          requestHash: requestHash(input),
          actorId: user.id,
          date: dayIn(company.timeZone),
          expected,
        })
        if (isNew)
          await enqueue(tx, creditRunJob, company.id, { companyId: company.id, runId, what: 'apply' })
        return { runId }
      }),
    ),

  /** The journal entries that undoing all of it will post, by account. */
  previewUndo: procedure(permissions.allocate)
    .input(theRun)
    .query(
      ({
        ctx: {
          database,
          session: { company },
        },
        input: { runId },
      }) => previewUndoEntries(database, company, { runId, date: dayIn(company.timeZone) }),
    ),

  undo: procedure(permissions.allocate)
    .input(theRun.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { company, user } = session
        const { runId } = input
        const wish = { ...input, actorId: user.id, date: dayIn(company.timeZone) }
        const { isNew } = await startUndo(tx, company, wish)
        if (isNew) await enqueue(tx, creditRunJob, company.id, { companyId: company.id, runId, what: 'undo' })
        return { runId }
      }),
    ),
})

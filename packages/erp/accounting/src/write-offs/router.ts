import { transaction } from '@platform/database'
import {
  dateInput,
  dayIn,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  router,
} from '@platform/plugin-api'
import { z } from 'zod'
import { documentPermissions as permissions } from '../documents/permissions.ts'
import { previewWriteOff, previewWriteOffUndo } from './preview-write-off.ts'
import { undoWriteOffs } from './undo-write-off.ts'
import { writeOff } from './write-off.ts'

/** Of an invoice or credit note; without a date, today. */
const theDifference = z.object({ invoiceId: idInput, date: dateInput.optional() })

const theWriteOff = z.object({ writeOffId: idInput, date: dateInput.optional() })

/** Small differences that documents are left with. */
export const writeOffsRouter = router({
  /** The journal entry that writing off will post; refuses what it would refuse. */
  preview: procedure(permissions.writeOff)
    .input(theDifference)
    .query(({ ctx: { database, session }, input }) => {
      const date = input.date ?? dayIn(session.company.timeZone)
      return previewWriteOff(database, session.company, { invoiceId: input.invoiceId, date })
    }),

  post: procedure(permissions.writeOff)
    .input(
      theDifference.extend({
        note: z.string().trim().max(200).optional(),
        idempotencyKey: idempotencyKeyInput,
      }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { note, date = dayIn(session.company.timeZone), ...request } = input
        const asked = { ...request, date, note: note ? note : null }
        const { writeOffId, written } = onlyOutcome(
          await writeOff(tx, session.company, session.user.id, [asked]),
        )
        return { writeOffId, written }
      }),
    ),

  /** The journal entry that taking it back will post. */
  previewUndo: procedure(permissions.writeOff)
    .input(theWriteOff)
    .query(({ ctx: { database, session }, input }) => {
      const date = input.date ?? dayIn(session.company.timeZone)
      return previewWriteOffUndo(database, session.company, { ...input, date })
    }),

  /** Without a date, today, or the first open day. */
  undo: procedure(permissions.writeOff)
    .input(theWriteOff.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const request = { ...input, date: input.date ?? dayIn(session.company.timeZone) }
        const { invoiceId, undone } = onlyOutcome(
          await undoWriteOffs(tx, session.company, session.user.id, [request]),
        )
        return { invoiceId, undone }
      }),
    ),
})

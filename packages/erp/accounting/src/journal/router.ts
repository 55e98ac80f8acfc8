import { newId, transaction } from '@platform/database'
import { dateInput, dayIn, idInput, procedure, router, type SignedIn } from '@platform/plugin-api'
import { z } from 'zod'
import { readPreview } from '../preview/read-preview.ts'
import { rehearse } from '../preview/rehearse.ts'
import {
  changeAccount,
  changedAccount,
  createAccount,
  giveAccountRole,
  newAccount,
} from './change-accounts.ts'
import {
  changedJournal,
  changeJournal,
  createJournal,
  giveJournalRole,
  newJournal,
} from './change-journals.ts'
import { getBooks } from './get-books.ts'
import { getEntry } from './get-entry.ts'
import { accountListInput, listAccounts } from './list-accounts.ts'
import { entryListInput, listEntries } from './list-entries.ts'
import { listJournals } from './list-journals.ts'
import { setLockDate } from './lock-date.ts'
import { manualEntryInput, postManualEntry } from './manual-entry.ts'
import { journalPermissions as permissions } from './permissions.ts'
import { manualReversalInput, reverseManualEntry } from './reverse-manual-entry.ts'

const roleId = z.string().max(100)

export const accountsRouter = router({
  list: procedure(permissions.readBooks)
    .input(accountListInput)
    .query(({ ctx, input }) => listAccounts(ctx.database, ctx.session.company.id, input)),

  create: procedure(permissions.changeChart)
    .input(newAccount)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => createAccount(tx, whoAndWhere(ctx), input)),
    ),

  update: procedure(permissions.changeChart)
    .input(changedAccount)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => changeAccount(tx, whoAndWhere(ctx), input)),
    ),

  giveRole: procedure(permissions.changeChart)
    .input(z.object({ role: roleId, accountId: idInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => giveAccountRole(tx, whoAndWhere(ctx), input)),
    ),
})

export const journalsRouter = router({
  list: procedure(permissions.readBooks).query(({ ctx }) =>
    listJournals(ctx.database, ctx.session.company.id),
  ),

  create: procedure(permissions.changeChart)
    .input(newJournal)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => createJournal(tx, whoAndWhere(ctx), input)),
    ),

  update: procedure(permissions.changeChart)
    .input(changedJournal)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => changeJournal(tx, whoAndWhere(ctx), input)),
    ),

  giveRole: procedure(permissions.changeChart)
    .input(z.object({ role: roleId, journalId: idInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) => giveJournalRole(tx, whoAndWhere(ctx), input)),
    ),
})

export const entriesRouter = router({
  list: procedure(permissions.readBooks)
    .input(entryListInput)
    .query(({ ctx, input }) => listEntries(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.readBooks)
    .input(z.object({ entryId: idInput }))
    .query(({ ctx, input }) => getEntry(ctx.database, ctx.session.company, input.entryId)),

  post: procedure(permissions.postEntries)
    .input(manualEntryInput)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) =>
        postManualEntry(tx, { company: ctx.session.company, actorId: ctx.session.user.id }, input),
      ),
    ),

  reverse: procedure(permissions.postEntries)
    .input(manualReversalInput)
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, (tx) =>
        reverseManualEntry(tx, { company: ctx.session.company, actorId: ctx.session.user.id }, input),
      ),
    ),

  /** The journal entry that reversing will post; refuses what reversing would refuse. */
  previewReverse: procedure(permissions.postEntries)
    .input(manualReversalInput.omit({ idempotencyKey: true }))
    .query(({ ctx: { database, session }, input }) =>
      rehearse(database, async (tx) => {
        const { company, user } = session
        const request = { ...input, idempotencyKey: newId() }
        await reverseManualEntry(tx, { company, actorId: user.id }, request)
        return readPreview(tx, company)
      }),
    ),
})

export const booksRouter = router({
  get: procedure(permissions.readBooks).query(({ ctx }) => getBooks(ctx.database, ctx.session.company)),

  setLockDate: procedure(permissions.setLockDate)
    .input(z.object({ lockDate: dateInput.nullable() }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) =>
        setLockDate(tx, session.company.id, {
          lockDate: input.lockDate,
          today: dayIn(session.company.timeZone),
          actorId: session.user.id,
          mayReopen: session.permissions.has(permissions.reopenPeriod.id),
        }),
      ),
    ),
})

function whoAndWhere({ session }: SignedIn): { companyId: number; actorId: string } {
  return { companyId: session.company.id, actorId: session.user.id }
}

import { transaction } from '@platform/database'
import { companyExtensions, dateInput, idempotencyKeyInput, procedure, router } from '@platform/plugin-api'
import { z } from 'zod'
import { accountingPrisma } from '../accounting-prisma.ts'
import { wireDate } from '../documents/wire-date.ts'
import { journalPermissions as permissions } from '../journal/permissions.ts'
import { openingBalances } from './opening-kinds.ts'
import { previewOpenings } from './preview-openings.ts'
import { openingColumns } from './read-opening-file.ts'
import { takeOverBalances } from './take-over-balances.ts'

const theFile = z.object({
  /** The day the balances are taken over. */
  date: dateInput,
  csv: z.string().min(1).max(1_900_000, { message: 'at most 1.9 MB; the command takes larger files' }),
})

export const openingBalancesRouter = router({
  /** What files may have in them, and which were taken over, the last first. */
  get: procedure(permissions.readBooks).query(async ({ ctx: { database, session } }) => {
    const kinds = await transaction(database, (tx) =>
      companyExtensions(tx, openingBalances, session.company.id),
    )
    const imports = await accountingPrisma(database).openingImport.findMany({
      where: { companyId: session.company.id },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 100,
    })
    return {
      columns: openingColumns,
      kinds: kinds.on.map(({ id, title, columns }) => ({
        id,
        title,
        columns,
      })),
      imports: imports.map((one) => ({
        id: one.id,
        date: wireDate(one.date),
        fileName: one.fileName,
        balances: one.balances,
        at: one.createdAt.toISOString(),
      })),
    }
  }),

  /** A mutation by its size alone: it books nothing. */
  preview: procedure(permissions.openBalances)
    .input(theFile)
    .mutation(({ ctx, input }) => previewOpenings(ctx.database, ctx.session.company, input)),

  takeOver: procedure(permissions.openBalances)
    .input(
      theFile.extend({
        fileName: z.string().trim().min(1).max(200),
        idempotencyKey: idempotencyKeyInput,
      }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, (tx) => takeOverBalances(tx, session.company, session.user.id, input)),
    ),
})

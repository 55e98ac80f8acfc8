import { transaction } from '@platform/database'
import {
  amountInput,
  dateInput,
  dayIn,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  router,
} from '@platform/plugin-api'
import {
  actOf,
  allocate,
  batchedAllocations,
  findDocumentsOfTransactions,
  findNames,
  getInvoicePanel,
  getWallet,
  getWalletOfAllocation,
  getWalletOfCustomer,
  liabilityByMonth,
  listWalletChanges,
  listWallets,
  undoAllocations,
  walletListInput,
} from '@wallet/accounting-bridge'
import { listEntries, listOpenLots } from '@wallet/ledger'
import { z } from 'zod'
import { allocatedWire, changeWire, entryWire, lotWire, undoneWire } from './answers.ts'
import { creditRunsRouter } from './credit-runs/credit-runs-router.ts'
import { permissions } from './permissions.ts'
import { changeWalletProcedures } from './procedures/change-wallets.ts'
import { holdCreditProcedures } from './procedures/hold-credit.ts'
import { moveCreditProcedures, rehearsed } from './procedures/move-credit.ts'
import { previewMove } from './procedures/preview-move.ts'

export const walletRouter = router({
  creditRuns: creditRunsRouter,
  ...moveCreditProcedures,
  ...holdCreditProcedures,
  ...changeWalletProcedures,

  list: procedure(permissions.read)
    .input(walletListInput)
    .query(({ ctx, input }) => listWallets(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.read)
    .input(z.object({ walletId: idInput }))
    .query(({ ctx, input }) => getWallet(ctx.database, ctx.session.company, input.walletId)),

  ofCustomer: procedure(permissions.read)
    .input(z.object({ customerId: idInput }))
    .query(({ ctx, input }) => getWalletOfCustomer(ctx.database, ctx.session.company, input.customerId)),

  /** What is owed to customers at the end of each of the last months, by the books. */
  liability: procedure(permissions.read)
    .input(z.object({ to: dateInput.optional(), months: z.int().min(1).max(60).default(12) }))
    .query(({ ctx: { database, session }, input: { to, months } }) =>
      liabilityByMonth(database, session.company, { to: to ?? dayIn(session.company.timeZone), months }),
    ),

  /** Newest first; `cursor` is the version of the last entry of the page before. */
  entries: procedure(permissions.read)
    .input(
      z.object({
        walletId: idInput,
        cursor: z
          .string()
          .regex(/^\d{1,18}$/)
          .transform(BigInt)
          .optional(),
        limit: z.int().min(1).max(200).default(50),
      }),
    )
    .query(async ({ ctx, input }) => {
      const { walletId, cursor, limit } = input
      const companyId = ctx.session.company.id
      const page = { walletId, limit, ...(cursor === undefined ? {} : { before: cursor }) }
      const { entries, more } = await listEntries(ctx.database, companyId, page)
      const transactionIds = entries.map(({ transactionId }) => transactionId)
      const [documents, names] = await Promise.all([
        findDocumentsOfTransactions(ctx.database, companyId, transactionIds),
        findNames(
          ctx.database,
          companyId,
          entries.map(({ actorId }) => actorId),
        ),
      ])
      const wires = entries.map((entry) => entryWire(entry, documents.get(entry.transactionId), names))
      return { entries: wires, more }
    }),

  /** What the balance consists of, in the order in which it is spent, and how much more there is. */
  lots: procedure(permissions.read)
    .input(z.object({ walletId: idInput, limit: z.int().min(1).max(500).default(20) }))
    .query(async ({ ctx: { database, session }, input }) => {
      const { lots, total } = await listOpenLots(database, session.company.id, input)
      return { lots: lots.map((lot) => lotWire(lot, session.company)), more: total - lots.length }
    }),

  /** Who froze it, or let it below zero, and why; newest first. */
  changes: procedure(permissions.read)
    .input(z.object({ walletId: idInput }))
    .query(async ({ ctx: { database, session }, input: { walletId } }) => {
      const { company } = session
      const changes = await listWalletChanges(database, company.id, { walletId, limit: 50 })
      return { changes: changes.map((change) => changeWire(change, company)) }
    }),

  ofAllocation: procedure(permissions.read)
    .input(z.object({ allocationId: idInput }))
    .query(({ ctx, input }) => getWalletOfAllocation(ctx.database, ctx.session.company, input.allocationId)),

  invoicePanel: procedure(permissions.read)
    .input(z.object({ invoiceId: idInput }))
    .query(({ ctx, input }) => getInvoicePanel(ctx.database, ctx.session.company, input.invoiceId)),

  allocate: procedure(permissions.allocate)
    .input(z.object({ invoiceId: idInput, amount: amountInput, idempotencyKey: idempotencyKeyInput }))
    .mutation(async ({ ctx, input }) => {
      const { company } = ctx.session
      const request = { ...input, ...actOf(ctx.session, input) }
      const allocateOne = batchedAllocations(ctx.database)
      return allocatedWire(onlyOutcome([await allocateOne({ company, request })]))
    }),

  /** The journal entry that `allocate` is going to post. */
  previewAllocate: procedure(permissions.allocate)
    .input(z.object({ invoiceId: idInput, amount: amountInput }))
    .query(({ ctx, input }) =>
      previewMove(ctx, async (tx) => {
        const request = { ...rehearsed(input), ...actOf(ctx.session, input) }
        return onlyOutcome(await allocate(tx, ctx.session.company, [request]))
      }),
    ),

  undoAllocation: procedure(permissions.allocate)
    .input(z.object({ allocationId: idInput, idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx, input }) =>
      transaction(ctx.database, async (tx) => {
        const request = { ...input, ...actOf(ctx.session, input) }
        return undoneWire(onlyOutcome(await undoAllocations(tx, ctx.session.company, [request])))
      }),
    ),

  /** The journal entry that `undoAllocation` is going to post. */
  previewUndoAllocation: procedure(permissions.allocate)
    .input(z.object({ allocationId: idInput }))
    .query(({ ctx, input }) =>
      previewMove(ctx, async (tx) => {
        const request = { ...rehearsed(input), ...actOf(ctx.session, input) }
        return onlyOutcome(await undoAllocations(tx, ctx.session.company, [request]))
      }),
    ),
})

export type WalletRouter = typeof walletRouter

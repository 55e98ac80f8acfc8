import { type Tx, transaction } from '@platform/database'
import {
  amountInput,
  dateInput,
  endOfDay,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  type Session,
} from '@platform/plugin-api'
import {
  actOf,
  allocate,
  batchedAllocations,
  batchedCaptures,
  type CaptureHold,
  captureHolds,
  findNames,
  listOpenInvoices,
  placeHolds,
  releaseHolds,
} from '@wallet/accounting-bridge'
import { listOpenHolds } from '@wallet/ledger'
import { z } from 'zod'
import { capturedWire, holdWire, movedWire } from '../answers.ts'
import { permissions } from '../permissions.ts'
import { noteInput, rehearsed } from './move-credit.ts'
import { previewMove } from './preview-move.ts'

/** As many as anybody looks through. */
const shownHolds = 200

const theHold = z.object({ customerId: idInput, holdId: idInput })

const captureFields = theHold.extend({
  amount: amountInput,
  /** The invoice that is paid with it; without one it clears a sale. */
  invoiceId: idInput.nullable().default(null),
})

/** Credit that is set aside for something, and what becomes of it. */
export const holdCreditProcedures = {
  /** What is set aside of a wallet, the soonest to expire first. */
  holds: procedure(permissions.read)
    .input(z.object({ walletId: idInput }))
    .query(async ({ ctx: { database, session }, input: { walletId } }) => {
      const { company } = session
      const holds = await listOpenHolds(database, company.id, { walletId, limit: shownHolds })
      const names = await findNames(
        database,
        company.id,
        holds.map(({ actorId }) => actorId),
      )
      return { holds: holds.map((hold) => holdWire(hold, company, names)) }
    }),

  /** What a customer has to pay in the wallet's currency, and reserved credit may pay. */
  openInvoices: procedure(permissions.hold)
    .input(z.object({ customerId: idInput }))
    .query(async ({ ctx: { database, session }, input: { customerId } }) => ({
      invoices: await listOpenInvoices(database, session.company, customerId),
    })),

  placeHold: procedure(permissions.hold)
    .input(
      z.object({
        customerId: idInput,
        amount: amountInput,
        /** The last day on which it can be spent. */
        expiresOn: dateInput,
        note: noteInput,
        idempotencyKey: idempotencyKeyInput,
      }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { company } = session
        const request = {
          ...input,
          ...actOf(session, input),
          source: `hold:${input.idempotencyKey}`,
          expiresAt: endOfDay(company.timeZone, input.expiresOn),
        }
        return movedWire(onlyOutcome(await placeHolds(tx, company, [request])))
      }),
    ),

  captureHold: procedure(permissions.hold)
    .input(captureFields.extend({ note: noteInput, idempotencyKey: idempotencyKeyInput }))
    .mutation(async ({ ctx: { database, session }, input }) => {
      const { company } = session
      if (input.invoiceId !== null) {
        const request = allocationOf(session, { ...input, invoiceId: input.invoiceId })
        return capturedWire(onlyOutcome([await batchedAllocations(database)({ company, request })]))
      }
      const request = captureOf(session, input)
      return capturedWire(onlyOutcome([await batchedCaptures(database)({ company, request })]))
    }),

  previewCapture: procedure(permissions.hold)
    .input(captureFields)
    .query(({ ctx, input }) => previewMove(ctx, (tx) => capture(tx, ctx.session, rehearsed(input)))),

  /** Mostly nothing is booked: only what repays a wallet below zero. */
  previewRelease: procedure(permissions.hold)
    .input(theHold)
    .query(({ ctx, input }) =>
      previewMove(ctx, async (tx) => {
        const request = { ...rehearsed(input), ...actOf(ctx.session, input) }
        return onlyOutcome(await releaseHolds(tx, ctx.session.company, [request]))
      }),
    ),

  releaseHold: procedure(permissions.hold)
    .input(theHold.extend({ idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const request = { ...input, ...actOf(session, input), note: null }
        return movedWire(onlyOutcome(await releaseHolds(tx, session.company, [request])))
      }),
    ),
}

type CaptureInput = z.infer<typeof captureFields> & {
  readonly note: string | null
  readonly idempotencyKey: string
}

async function capture(tx: Tx, session: Session, input: CaptureInput) {
  const { company } = session
  if (input.invoiceId === null)
    return onlyOutcome(await captureHolds(tx, company, [captureOf(session, input)]))
  const request = allocationOf(session, { ...input, invoiceId: input.invoiceId })
  return onlyOutcome(await allocate(tx, company, [request]))
}

function captureOf(session: Session, { invoiceId: _none, ...input }: CaptureInput): CaptureHold {
  return {
    ...input,
    ...actOf(session, input),
    source: `capture:${input.idempotencyKey}`,
    reference: input.note ?? '',
  }
}

function allocationOf(session: Session, input: CaptureInput & { readonly invoiceId: string }) {
  const { invoiceId, customerId, holdId, amount, idempotencyKey } = input
  return { invoiceId, customerId, holdId, amount, idempotencyKey, ...actOf(session, input) }
}

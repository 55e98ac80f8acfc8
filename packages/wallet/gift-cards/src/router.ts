import { readPreview, rehearse } from '@erp/accounting'
import { newId, type Tx, transaction } from '@platform/database'
import { money, toWire } from '@platform/money'
import {
  amountInput,
  dateInput,
  idempotencyKeyInput,
  idInput,
  onlyOutcome,
  procedure,
  router,
  type Session,
} from '@platform/plugin-api'
import { actOf, findNames } from '@wallet/accounting-bridge'
import { z } from 'zod'
import { cancelCards } from './cancel-cards.ts'
import { guardGuesses } from './codes/guesses.ts'
import { readCode } from './codes/read-code.ts'
import { cardListInput, getCard, listCards } from './list-cards.ts'
import { permissions } from './permissions.ts'
import { type Redeemed, redeemCards } from './redeem-cards.ts'
import { sellCards } from './sell-cards.ts'
import { listMoneyJournals } from './sql/cards.ts'

const noteInput = z.string().trim().min(1).max(500)

const saleFields = z.object({
  amount: amountInput,
  /** The cash or bank journal that the money is received in. */
  journalId: idInput,
  /** The last day on which it can be redeemed. */
  expiresOn: dateInput.nullable().default(null),
  buyerId: idInput.nullable().default(null),
})

/** As it was typed or scanned. What cannot be a code is no guess either. */
const codeInput = z
  .string()
  .max(60)
  .refine((code) => readCode(code) !== null, { message: 'sixteen letters and digits' })

const redemptionFields = z.object({ customerId: idInput, code: codeInput })

export const giftCardsRouter = router({
  list: procedure(permissions.read)
    .input(cardListInput)
    .query(({ ctx, input }) => listCards(ctx.database, ctx.session.company, input)),

  get: procedure(permissions.read)
    .input(z.object({ cardId: idInput }))
    .query(async ({ ctx: { database, session }, input }) => {
      const { sellerId, enderId, ...card } = await getCard(database, session.company, input.cardId)
      const names = await findNames(database, session.company.id, [sellerId, enderId])
      const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
      return { ...card, soldBy: nameOf(sellerId), endedBy: nameOf(enderId) }
    }),

  /** Where money for a card can be received: cash first. */
  journals: procedure(permissions.sell).query(async ({ ctx: { database, session } }) => ({
    journals: await transaction(database, (tx) => tx.query(listMoneyJournals, [session.company.id])),
  })),

  /** Answers the code: now, and again to the same key. It is kept nowhere. */
  sell: procedure(permissions.sell)
    .input(
      saleFields.extend({ note: noteInput.nullable().default(null), idempotencyKey: idempotencyKeyInput }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { amount, currency, ...card } = await sell(tx, session, input)
        return { ...card, amount: toWire(money(amount, currency)) }
      }),
    ),

  previewSell: procedure(permissions.sell)
    .input(saleFields)
    .query(({ ctx: { database, session }, input }) =>
      rehearse(database, async (tx) => {
        await sell(tx, session, { ...input, note: null, idempotencyKey: newId() })
        return readPreview(tx, session.company)
      }),
    ),

  /** The whole card becomes credit of the customer's wallet. */
  redeem: procedure(permissions.redeem)
    .input(
      redemptionFields.extend({
        note: noteInput.nullable().default(null),
        idempotencyKey: idempotencyKeyInput,
      }),
    )
    .mutation(({ ctx: { database, session }, input }) =>
      guarded(database, session, () =>
        transaction(database, async (tx) => redeemedWire(await redeem(tx, session, input))),
      ),
    ),

  /** What a code is worth, and what redeeming it is going to post. A code that is none counts as a guess. */
  previewRedeem: procedure(permissions.redeem)
    .input(redemptionFields)
    .query(({ ctx: { database, session }, input }) =>
      guarded(database, session, () =>
        rehearse(database, async (tx) => {
          const redeemed = await redeem(tx, session, { ...input, note: null, idempotencyKey: newId() })
          return { ...(await readPreview(tx, session.company)), ...redeemedWire(redeemed) }
        }),
      ),
    ),

  cancel: procedure(permissions.cancel)
    .input(z.object({ cardId: idInput, note: noteInput, idempotencyKey: idempotencyKeyInput }))
    .mutation(({ ctx: { database, session }, input }) =>
      transaction(database, async (tx) => {
        const { cardId, cancelled } = await cancel(tx, session, input)
        return { cardId, cancelled }
      }),
    ),

  previewCancel: procedure(permissions.cancel)
    .input(z.object({ cardId: idInput }))
    .query(({ ctx: { database, session }, input }) =>
      rehearse(database, async (tx) => {
        await cancel(tx, session, { ...input, note: '-', idempotencyKey: newId() })
        return readPreview(tx, session.company)
      }),
    ),
})

export type GiftCardsRouter = typeof giftCardsRouter

/** What a deed says of itself. */
interface Deed {
  readonly note: string | null
  readonly idempotencyKey: string
}

async function sell(tx: Tx, session: Session, input: z.infer<typeof saleFields> & Deed) {
  return onlyOutcome(await sellCards(tx, session.company, [{ ...input, ...actOf(session, input) }]))
}

async function redeem(tx: Tx, session: Session, input: z.infer<typeof redemptionFields> & Deed) {
  return onlyOutcome(await redeemCards(tx, session.company, [{ ...input, ...actOf(session, input) }]))
}

async function cancel(
  tx: Tx,
  session: Session,
  input: { cardId: string; note: string; idempotencyKey: string },
) {
  return onlyOutcome(await cancelCards(tx, session.company, [{ ...input, ...actOf(session, input) }]))
}

function guarded<Result>(
  database: Parameters<typeof guardGuesses>[0],
  { company, user }: Session,
  look: () => Promise<Result>,
): Promise<Result> {
  return guardGuesses(database, { companyId: company.id, userId: user.id }, look)
}

function redeemedWire({ cardId, codeEnd, customerId, transactionId, currency, ...redeemed }: Redeemed) {
  const wire = (amount: bigint) => toWire(money(amount, currency))
  return {
    cardId,
    codeEnd,
    customerId,
    transactionId,
    amount: wire(redeemed.amount),
    walletBalance: wire(redeemed.walletBalance),
    walletAvailable: wire(redeemed.walletAvailable),
  }
}

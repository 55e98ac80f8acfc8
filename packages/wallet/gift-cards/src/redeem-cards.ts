import { lockPeriod } from '@erp/accounting'
import type { Tx } from '@platform/database'
import { audit, type Company, Refusal } from '@platform/plugin-api'
import { factsOf, type Moved, postForCustomers, type WalletAct } from '@wallet/accounting-bridge'
import { giftCardsAccount, nameOfCard } from './card-entries.ts'
import { macOfCode, readCode } from './codes/card-code.ts'
import { readCardKeys } from './codes/card-key.ts'
import { lockCards, refuseEnded } from './locked-cards.ts'
import * as refuse from './refusals.ts'
import type { CardRow } from './sql/cards.ts'
import { endCards } from './sql/write-cards.ts'

/** A code to be turned into credit of a customer's wallet. */
export interface Redemption extends WalletAct {
  /** As it was typed or scanned. */
  readonly code: string
}

/** What the wallet has then, and what the card was. */
export interface Redeemed extends Moved {
  readonly cardId: string
  readonly codeEnd: string
}

/** A redemption that nothing speaks against but the wallet itself. */
interface Accepted {
  readonly redemption: Redemption
  readonly card: CardRow
}

/**
 * Redeems gift cards whole: Dr gift cards, Cr customer deposits, credit that does not expire. Answers one outcome for
 * each, in their order; refuses codes that are none, cards that expired, were redeemed or cancelled, and what the
 * wallet refuses. A key sent again answers as the first time.
 */
export async function redeemCards(
  tx: Tx,
  company: Company,
  redemptions: readonly Redemption[],
): Promise<(Redeemed | Refusal)[]> {
  const keys = readCardKeys()
  const macs = redemptions.map(({ code }) =>
    readCode(code) === null ? [] : keys.map((key) => macOfCode(key, company.id, code)),
  )
  const [, rows] = await Promise.all([
    lockPeriod(tx, company.id),
    lockCards(tx, company, { macs: macs.flat() }),
  ])
  const cardOf = new Map(rows.map((row) => [row.code_mac.toString('hex'), row]))
  const taken = new Set<string>()
  const judged = redemptions.map((redemption, index): Refusal | Accepted => {
    const card = (macs[index] ?? []).map((mac) => cardOf.get(mac.toString('hex'))).find(Boolean)
    if (!card) return refuse.noSuchCode()
    // The ledger knows the key and answers as the first time, or that it was another request.
    if (card.end_key === redemption.idempotencyKey) return { redemption, card }
    const refusal = taken.has(card.id) ? refuse.cardRedeemed() : refuseEnded(card)
    if (refusal) return refusal
    taken.add(card.id)
    return { redemption, card }
  })
  const accepted = judged.flatMap((one) => (one instanceof Refusal ? [] : [one]))
  const moved = await postForCustomers(
    tx,
    company,
    accepted.map(({ redemption, card }) => ({
      request: {
        move: 'credit',
        ...factsOf(company, redemption, {
          procedure: 'wallet-gift-cards.redeem',
          kind: 'gift_card',
          counterpart: 'gift_cards',
          source: { of: `gift-card:${card.id}` },
        }),
        amount: card.amount,
        origin: 'gift_card',
        expiresAt: null,
      },
      against: giftCardsAccount,
      reference: nameOfCard(card.code_end),
    })),
  )
  const outcomes = new Map(accepted.map((one, index) => [one, moved[index]]))
  const answers = judged.map((one): Redeemed | Refusal => {
    if (one instanceof Refusal) return one
    const outcome = outcomes.get(one)
    if (!outcome) throw new Error('a set answers one outcome for each request')
    if (outcome instanceof Refusal) return outcome
    return { ...outcome, cardId: one.card.id, codeEnd: one.card.code_end }
  })
  end(tx, company.id, accepted, answers)
  return answers
}

function end(
  tx: Tx,
  companyId: number,
  accepted: readonly Accepted[],
  answers: readonly (Redeemed | Refusal)[],
): void {
  const redeemedOf = new Map(
    answers.flatMap((answer) => (answer instanceof Refusal ? [] : [[answer.cardId, answer]])),
  )
  const ended = accepted.flatMap(({ redemption, card }) => {
    const redeemed = redeemedOf.get(card.id)
    return redeemed && card.state === 'active' ? [{ redemption, card, redeemed }] : []
  })
  if (ended.length === 0) return
  tx.send(
    ...endCards([companyId], {
      ended: {
        card_id: ended.map(({ card }) => card.id),
        how: ended.map(() => 'redeemed'),
        id: ended.map(({ redeemed }) => redeemed.transactionId),
        customer_id: ended.map(({ redemption }) => redemption.customerId),
        ended_on: ended.map(({ redemption }) => redemption.date),
        note: ended.map(({ redemption }) => redemption.note),
        idempotency_key: ended.map(({ redemption }) => redemption.idempotencyKey),
        request_hash: ended.map(({ redemption }) => redemption.requestHash),
        actor_id: ended.map(({ redemption }) => redemption.actorId),
      },
    }),
  )
  for (const { redemption, card } of ended)
    audit(tx, {
      companyId,
      actorId: redemption.actorId,
      action: 'wallet-gift-cards.redeemed',
      subject: `gift-card:${card.id}`,
      details: { amount: card.amount, customerId: redemption.customerId },
    })
}

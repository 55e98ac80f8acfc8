import { lockPeriod } from '@erp/accounting'
import type { Tx } from '@platform/database'
import { audit, type Company, Refusal } from '@platform/plugin-api'
import { factsOf, type Moved, postForCustomers, type WalletAct } from '@wallet/accounting-bridge'
import { giftCardsAccount, nameOfCard } from './card-entries.ts'
import { macOfCode } from './codes/card-code.ts'
import { readCardKeys } from './codes/card-key.ts'
import { readCode } from './codes/read-code.ts'
import { endCards } from './end-cards.ts'
import { lockCards, refuseEnded } from './locked-cards.ts'
import * as refuse from './refusals.ts'
import type { CardRow } from './sql/cards.ts'

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
  end(tx, company.id, outcomes)
  return judged.map((one): Redeemed | Refusal => {
    if (one instanceof Refusal) return one
    const outcome = outcomes.get(one)
    if (!outcome) throw new Error('a set answers one outcome for each request')
    if (outcome instanceof Refusal) return outcome
    return { ...outcome, cardId: one.card.id, codeEnd: one.card.code_end }
  })
}

function end(tx: Tx, companyId: number, outcomes: ReadonlyMap<Accepted, Moved | Refusal | undefined>): void {
  const ended = [...outcomes].flatMap(([{ redemption, card }, outcome]) =>
    // A key that is sent again ends nothing anew.
    !outcome || outcome instanceof Refusal || card.state !== 'active'
      ? []
      : [{ redemption, card, transactionId: outcome.transactionId }],
  )
  endCards(
    tx,
    companyId,
    ended.map(({ redemption, card, transactionId }) => ({
      cardId: card.id,
      how: 'redeemed',
      id: transactionId,
      customerId: redemption.customerId,
      date: redemption.date,
      asked: redemption,
    })),
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

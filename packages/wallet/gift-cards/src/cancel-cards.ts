import { lockPeriod, reverseEntries } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import { audit, type Company, keyReused, type Refusal } from '@platform/plugin-api'
import { nameOfCard } from './card-entries.ts'
import { endCards } from './end-cards.ts'
import { lockCards, refuseEnded } from './locked-cards.ts'
import * as refuse from './refusals.ts'
import type { CardRow } from './sql/cards.ts'

export interface Cancellation {
  readonly cardId: string
  /** Why. */
  readonly note: string
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** The day it counts in the books, or the first after it on which they are open. */
  readonly date: string
}

/** `cancelled` is false when the key had done it before. */
export interface Cancelled {
  readonly cardId: string
  readonly amount: bigint
  readonly currency: string
  readonly cancelled: boolean
}

/**
 * Cancels gift cards that nobody redeemed, and gives the money back from where it is: the sale's entry, reversed. Answers
 * one outcome for each, in their order; refuses cards that are not there, or have ended.
 */
export async function cancelCards(
  tx: Tx,
  company: Company,
  cancellations: readonly Cancellation[],
): Promise<(Cancelled | Refusal)[]> {
  const [period, rows] = await Promise.all([
    lockPeriod(tx, company.id),
    lockCards(tx, company, {
      ids: cancellations.map(({ cardId }) => cardId),
      keys: cancellations.map(({ idempotencyKey }) => idempotencyKey),
    }),
  ])
  const cardOf = new Map(rows.map((row) => [row.id, row]))
  const keyOf = new Map(rows.flatMap((row) => (row.end_key === null ? [] : [[row.end_key, row]])))
  const accepted = new Map<string, { cancellation: Cancellation; card: CardRow; entryId: string }>()

  const outcomes = cancellations.map((cancellation): Cancelled | Refusal => {
    const { cardId, idempotencyKey } = cancellation
    const earlier = keyOf.get(idempotencyKey)
    if (earlier)
      return earlier.id === cardId && earlier.end_hash?.equals(cancellation.requestHash)
        ? { cardId, amount: earlier.amount, currency: earlier.currency, cancelled: false }
        : keyReused(idempotencyKey)
    const card = cardOf.get(cardId)
    if (!card) return refuse.noSuchCard()
    const refusal = accepted.has(cardId) ? refuse.cardCancelled() : refuseEnded(card)
    if (refusal) return refusal
    accepted.set(cardId, { cancellation, card, entryId: newId() })
    return { cardId, amount: card.amount, currency: card.currency, cancelled: true }
  })

  const ended = [...accepted.values()].map((one) => ({
    ...one,
    date: period.firstOpenDate(one.cancellation.date),
  }))
  await reverseEntries(
    tx,
    company.id,
    ended.map(({ cancellation, card, entryId, date }) => ({
      id: entryId,
      reverses: card.id,
      date,
      reference: nameOfCard(card.code_end),
      source: `gift-card-cancellation:${card.id}`,
      actorId: cancellation.actorId,
    })),
  )
  endCards(
    tx,
    company.id,
    ended.map(({ cancellation, card, entryId, date }) => ({
      cardId: card.id,
      how: 'cancelled',
      id: entryId,
      customerId: null,
      date,
      asked: cancellation,
    })),
  )
  for (const { cancellation, card } of ended)
    audit(tx, {
      companyId: company.id,
      actorId: cancellation.actorId,
      action: 'wallet-gift-cards.cancelled',
      subject: `gift-card:${card.id}`,
      details: { amount: card.amount, note: cancellation.note },
    })
  return outcomes
}

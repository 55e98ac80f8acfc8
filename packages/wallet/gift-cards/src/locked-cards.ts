import type { Tx } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import * as refuse from './refusals.ts'
import { type CardRow, lockCardRows, readCards } from './sql/cards.ts'

/** What is asked to be locked: cards by id, by the MACs of codes, and those that ended under one of the keys. */
interface Wanted {
  readonly ids?: readonly string[]
  readonly macs?: readonly Buffer[]
  readonly keys?: readonly string[]
}

/** Locks cards until the transaction ends, and answers them as they stand then. Rank 'payment': once a transaction. */
export async function lockCards(
  tx: Tx,
  company: Company,
  { ids = [], macs = [], keys = [] }: Wanted,
): Promise<readonly CardRow[]> {
  // Sent together, read apart: the second statement sees what committed while the first one waited.
  const [, rows] = await Promise.all([
    tx.lock('payment', lockCardRows, [company.id, ids, macs]),
    tx.query(readCards, [company.id, ids, macs, keys, company.timeZone]),
  ])
  return rows
}

/** Why a card is worth nothing any more; null while it can be redeemed. */
export function refuseEnded(card: CardRow): Refusal | null {
  if (card.state === 'redeemed') return refuse.cardRedeemed()
  if (card.state === 'cancelled') return refuse.cardCancelled()
  if (card.state === 'expired' || card.is_over) return refuse.cardExpired(card.expires_on ?? '')
  return null
}

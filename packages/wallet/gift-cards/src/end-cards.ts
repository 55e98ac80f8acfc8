import type { Tx } from '@platform/database'
import type { WalletAct } from '@wallet/accounting-bridge'
import { insertEnds } from './sql/write-cards.ts'

/** How a card ends, once. */
export interface EndOfCard {
  readonly cardId: string
  readonly how: 'redeemed' | 'cancelled' | 'expired'
  /** Of the wallet's transaction, or of the journal entry. */
  readonly id: string
  /** Whose wallet has the credit now; null where none has. */
  readonly customerId: string | null
  /** The day it counts in the books, 'YYYY-MM-DD'. */
  readonly date: string
  /** Who wanted it; null where nobody did. */
  readonly asked: Pick<WalletAct, 'note' | 'idempotencyKey' | 'requestHash' | 'actorId'> | null
}

/** Ends cards, whose locks the caller has. */
export function endCards(tx: Tx, companyId: number, ends: readonly EndOfCard[]): void {
  if (ends.length === 0) return
  tx.send(
    ...insertEnds([companyId], {
      ended: {
        card_id: ends.map(({ cardId }) => cardId),
        how: ends.map(({ how }) => how),
        id: ends.map(({ id }) => id),
        customer_id: ends.map(({ customerId }) => customerId),
        ended_on: ends.map(({ date }) => date),
        note: ends.map(({ asked }) => asked?.note ?? null),
        idempotency_key: ends.map(({ asked }) => asked?.idempotencyKey ?? null),
        request_hash: ends.map(({ asked }) => asked?.requestHash ?? null),
        actor_id: ends.map(({ asked }) => asked?.actorId ?? null),
      },
    }),
  )
}

import { assert } from '@platform/database'
import type { KnownTransaction } from './decide/state.ts'
import type { KnownRow } from './sql/find-known.ts'

/** A posted transaction with the answer it was given, rebuilt from its rows. */
export function knownOf(row: KnownRow): KnownTransaction {
  return {
    procedure: row.procedure,
    idempotencyKey: row.idempotency_key,
    requestHash: row.request_hash,
    kind: row.kind,
    source: row.source,
    facts: {
      transactionId: row.id,
      walletId: row.wallet_id,
      customerId: row.customer_id,
      currency: row.currency,
      version: row.version,
      amount: row.amount,
      heldChange: row.held_change,
      lapsed: row.lapsed,
      balanceAfter: row.balance_after - row.lapsed,
      availableAfter: row.balance_after - row.lapsed - row.held_after,
      parts: row.part_origins.map((origin, index) => {
        const amount = row.part_amounts[index]
        assert(amount !== undefined, 'every part has an origin and an amount')
        return { origin, amount }
      }),
    },
  }
}

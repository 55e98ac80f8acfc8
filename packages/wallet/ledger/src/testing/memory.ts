import { newId } from '@platform/database'
import type { LedgerState, Wallet } from '../decide/state.ts'

/** A ledger in memory: `decide` brings it forward from one set of requests to the next. */
export function memoryLedger(
  wallets: readonly (Partial<Pick<Wallet, 'currency' | 'status' | 'floor' | 'held'>> & {
    customerId: string
  })[],
): LedgerState {
  return {
    wallets: new Map(
      wallets.map((some) => [
        some.customerId,
        {
          id: newId(),
          currency: 'EUR',
          status: 'active',
          floor: 0n,
          balance: 0n,
          held: 0n,
          version: 0n,
          openLots: [],
          ...some,
        },
      ]),
    ),
    byKey: new Map(),
    bySource: new Map(),
    past: new Map(),
    reversals: new Map(),
    refunds: new Map(),
    spending: new Map(),
  }
}

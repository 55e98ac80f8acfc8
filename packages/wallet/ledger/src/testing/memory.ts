import { newId } from '@platform/database'
import type { LedgerState, Wallet } from '../decide/state.ts'

/** Where the clock of a ledger in memory starts. */
export const testNow = new Date('2026-10-01T09:00:00Z')

/** A ledger in memory: `decide` brings it forward from one set of requests to the next. */
export function memoryLedger(
  wallets: readonly (Partial<Pick<Wallet, 'id' | 'currency' | 'status' | 'floor' | 'balance' | 'held'>> & {
    customerId: string
  })[],
): LedgerState {
  return {
    now: testNow,
    today: '2026-10-01',
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
          openHolds: [],
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
    holds: new Map(),
  }
}

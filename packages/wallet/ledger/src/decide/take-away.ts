import type { Rejection } from '../outcome.ts'
import { refuseShortage } from './limits.ts'
import type { Movement } from './movement.ts'
import { creditSpent } from './spending.ts'
import { spend } from './spending-order.ts'
import type { LedgerState, Lot, LotUse, PastTransaction, Wallet } from './state.ts'

/**
 * Undoes a movement that added to the balance: what its lots gained goes, and must not be spent. What it repaid of a
 * debt is owed again, and other credit covers it first, as if it had never been.
 */
export function takeAway(state: LedgerState, wallet: Wallet, credit: PastTransaction): Movement | Rejection {
  const gains = gainsOf(credit)
  if ([...gains].some(([lot, gain]) => lot.remaining < gain)) return creditSpent(state, credit, gains)
  const fromGains: LotUse[] = [...gains].map(([lot, amount]) => ({
    lot,
    amount,
    from: 'remaining',
    to: 'consumed',
  }))
  const gained = [...gains.values()].reduce((sum, gain) => sum + gain, 0n)
  return (
    refuseShortage(wallet, credit.amount) ?? {
      amount: -credit.amount,
      made: [],
      uses: [...fromGains, ...spend(wallet.openLots, credit.amount - gained, gains)],
    }
  )
}

/** What an entry added to each lot, less what it used of it at once. */
export function gainsOf({ made, uses }: PastTransaction): ReadonlyMap<Lot, bigint> {
  const gains = new Map<Lot, bigint>(made.map((lot) => [lot, lot.amount]))
  for (const { lot, amount, from } of uses)
    gains.set(lot, (gains.get(lot) ?? 0n) + (from === 'remaining' ? -amount : amount))
  for (const [lot, gain] of gains) if (gain === 0n) gains.delete(lot)
  return gains
}

import type { Rejection } from '../outcome.ts'
import type { HoldRequest } from '../transaction-request.ts'
import { refuseAmount, refuseExpired, refuseFrozen } from './limits.ts'
import { availableOf, type Movement } from './movement.ts'
import { bySpendingOrder, remainingOf, take } from './spending-order.ts'
import type { Hold, LedgerState, Lot, Wallet } from './state.ts'

/** Sets credit aside, of the lots in spending order: from then on they are this hold's, whatever else is spent. */
export function hold(state: LedgerState, wallet: Wallet, request: HoldRequest): Movement | Rejection {
  const { amount, expiresAt } = request
  const refusal = refuseAmount(amount) ?? refuseExpired(state, expiresAt) ?? refuseFrozen(wallet, 'out')
  if (refusal) return refusal
  const available = availableOf(wallet)
  if (amount > available) return { code: 'insufficient_funds', available, requested: amount }
  const placed: Hold = {
    id: request.transactionId,
    walletId: wallet.id,
    version: wallet.version + 1n,
    source: request.source,
    amount,
    expiresAt,
    captured: 0n,
    released: 0n,
    state: 'open',
    lots: new Map(),
  }
  return {
    amount: 0n,
    made: [],
    uses: take(remainingOf(wallet.openLots), amount, { from: 'remaining', to: 'reserved' }),
    onHold: { hold: placed, act: 'placed', amount },
  }
}

/** The hold of this wallet with that id. Another customer's is as unknown as one that never was. */
export function findHold(state: LedgerState, wallet: Wallet, holdId: string): Hold | Rejection {
  const found = state.holds.get(holdId)
  return found?.walletId === wallet.id ? found : { code: 'unknown_hold', holdId }
}

export function isHold(found: Hold | Rejection): found is Hold {
  return 'lots' in found
}

/** What is neither captured nor released of it. */
export function leftOf({ amount, captured, released }: Hold): bigint {
  return amount - captured - released
}

/** What a hold has of each lot, in the order in which it is captured: the spending order. */
export function lotsOf({ lots }: Hold): [Lot, bigint][] {
  return [...lots].sort(([a], [b]) => bySpendingOrder(a, b))
}

/** Refuses what is to be done to a hold that has come back to its wallet. */
export function refuseGivenBack({ id, state, expiresAt }: Hold): Rejection | undefined {
  if (state === 'expired') return { code: 'hold_expired', holdId: id, expiredAt: expiresAt }
  return state === 'released' ? { code: 'hold_released', holdId: id } : undefined
}

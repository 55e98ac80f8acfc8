import type { Rejection } from '../outcome.ts'
import type { DebitRequest, LotOrigin } from '../transaction-request.ts'
import { refuseAmount, refuseFrozen, refuseShortage } from './limits.ts'
import { availableOf, type Movement } from './movement.ts'
import { spend } from './spending-order.ts'
import type { Wallet } from './state.ts'

/**
 * Money out, from the lots in spending order; what they do not cover goes below zero, down to the floor.
 * With `origins` it is only ever covered by lots of those: promotional credit is never paid out.
 */
export function debit(wallet: Wallet, { amount, origins }: DebitRequest): Movement | Rejection {
  const refusal = refuseAmount(amount) ?? refuseFrozen(wallet, 'out')
  if (refusal) return refusal
  return origins
    ? debitEligible(wallet, amount, origins)
    : (refuseShortage(wallet, amount) ?? { amount: -amount, made: [], uses: spend(wallet.openLots, amount) })
}

/** Only what lots of these origins cover; nothing of it goes below zero. */
export function debitEligible(
  wallet: Wallet,
  amount: bigint,
  origins: readonly LotOrigin[],
): Movement | Rejection {
  const available = availableOf(wallet)
  if (amount > available) return { code: 'insufficient_funds', available, requested: amount }
  const lots = wallet.openLots.filter((lot) => origins.includes(lot.origin))
  const eligible = lots.reduce((sum, lot) => sum + lot.remaining, 0n)
  if (amount > eligible) return { code: 'insufficient_eligible', available, eligible, requested: amount }
  return { amount: -amount, made: [], uses: spend(lots, amount) }
}

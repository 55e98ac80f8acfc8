import type { Rejection } from '../outcome.ts'
import type { ReleaseRequest } from '../transaction-request.ts'
import { repay } from './give-back.ts'
import { findHold, isHold, leftOf, lotsOf, refuseGivenBack } from './hold.ts'
import { debtOf, type HoldMove, type Movement } from './movement.ts'
import { take } from './spending-order.ts'
import type { Hold, LedgerState, Wallet } from './state.ts'

/** Makes what is left of a hold available again. Nothing leaves or enters the wallet, so no freeze stands in its way. */
export function release(
  state: LedgerState,
  wallet: Wallet,
  { holdId }: ReleaseRequest,
): Movement | Rejection {
  const hold = findHold(state, wallet, holdId)
  if (!isHold(hold)) return hold
  return (
    refuseGivenBack(hold) ??
    (hold.state === 'captured' ? { code: 'hold_captured', holdId } : giveUp(wallet, hold, 'released'))
  )
}

/** What was set aside remains again, and repays what was overdrawn meanwhile. */
export function giveUp(
  wallet: Wallet,
  hold: Hold,
  act: Extract<HoldMove['act'], 'released' | 'expired'>,
): Movement {
  const left = leftOf(hold)
  const freed = take(lotsOf(hold), left, { from: 'reserved', to: 'remaining' })
  return {
    amount: 0n,
    made: [],
    uses: [...freed, ...repay(freed, debtOf(wallet))],
    onHold: { hold, act, amount: left },
  }
}

import type { Rejection } from '../outcome.ts'
import type { CaptureRequest } from '../transaction-request.ts'
import { findHold, isHold, leftOf, lotsOf, refuseGivenBack } from './hold.ts'
import { refuseAmount } from './limits.ts'
import type { Movement } from './movement.ts'
import { take } from './spending-order.ts'
import type { LedgerState, Wallet } from './state.ts'

/**
 * Spends a part of what a hold has set aside, out of the lots it has. It was promised, so neither what else became of
 * the wallet nor a freeze stands in its way. What is refunded of it comes back to the wallet, not to the hold.
 */
export function capture(
  state: LedgerState,
  wallet: Wallet,
  { holdId, amount }: CaptureRequest,
): Movement | Rejection {
  const hold = findHold(state, wallet, holdId)
  if (!isHold(hold)) return hold
  const refusal = refuseAmount(amount) ?? refuseGivenBack(hold)
  if (refusal) return refusal
  const left = leftOf(hold)
  if (amount > left) return { code: 'capture_exceeds', left, requested: amount }
  return {
    amount: -amount,
    made: [],
    uses: take(lotsOf(hold), amount, { from: 'reserved', to: 'consumed' }),
    onHold: { hold, act: 'captured', amount },
  }
}

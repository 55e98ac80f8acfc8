import type { Rejection } from '../outcome.ts'
import type { RefundRequest } from '../transaction-request.ts'
import { giveBack } from './give-back.ts'
import { refuseAmount, refuseFrozen, refuseOverflow } from './limits.ts'
import type { Movement } from './movement.ts'
import { findPast, isFinal, outstandingOf, refuseReversed, unknownTransaction } from './past.ts'
import type { LedgerState, Wallet } from './state.ts'

/** Gives back a part of an earlier debit. The sum of its refunds never passes it. */
export function refund(
  state: LedgerState,
  wallet: Wallet,
  { refundOf, amount }: RefundRequest,
): Movement | Rejection {
  const debit = findPast(state, wallet, refundOf)
  if (!debit || debit.amount >= 0n || debit.reverses || isFinal(debit)) return unknownTransaction(refundOf)
  const refusal = refuseAmount(amount) ?? refuseReversed(state, debit) ?? refuseFrozen(wallet, 'in')
  if (refusal) return refusal
  const outstanding = outstandingOf(state, debit)
  if (amount > outstanding.amount)
    return { code: 'refund_exceeds', refundable: outstanding.amount, requested: amount }
  return refuseOverflow(wallet, amount) ?? giveBack(wallet, outstanding, amount)
}

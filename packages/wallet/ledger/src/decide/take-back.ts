import { minAmount } from '@platform/money'
import type { Rejection } from '../outcome.ts'
import type { TakeBackRequest } from '../transaction-request.ts'
import { refuseAmount, refuseFrozen } from './limits.ts'
import type { Movement } from './movement.ts'
import { findPast, isFinal, refuseReversed, unknownTransaction } from './past.ts'
import { creditSpent } from './spending.ts'
import { spend } from './spending-order.ts'
import type { LedgerState, Wallet } from './state.ts'

/** Takes back what is unspent of the lots that one credit made, at most `atMost`. Other credit is left alone. */
export function takeBack(
  state: LedgerState,
  wallet: Wallet,
  { creditTransactionId, atMost }: TakeBackRequest,
): Movement | Rejection {
  const credit = findPast(state, wallet, creditTransactionId)
  if (!credit || credit.amount <= 0n || credit.reverses || credit.refundOf || isFinal(credit))
    return unknownTransaction(creditTransactionId)
  const refusal = refuseAmount(atMost) ?? refuseReversed(state, credit) ?? refuseFrozen(wallet, 'out')
  if (refusal) return refusal
  const unspent = credit.made.reduce((sum, lot) => sum + lot.remaining, 0n)
  if (unspent === 0n) return creditSpent(state, credit, new Map(credit.made.map((lot) => [lot, lot.amount])))
  const amount = minAmount(atMost, unspent)
  return { amount: -amount, made: [], uses: spend(credit.made, amount) }
}

import type { Rejection } from '../outcome.ts'
import type { ReversalRequest } from '../transaction-request.ts'
import { giveBack } from './give-back.ts'
import { refuseFrozen, refuseOverflow } from './limits.ts'
import type { Movement } from './movement.ts'
import { findPast, isFinal, outstandingOf, refuseReversed, unknownTransaction } from './past.ts'
import type { LedgerState, PastTransaction, Wallet } from './state.ts'
import { takeAway } from './take-away.ts'

/**
 * Undoes a whole transaction, once. A reversal itself is final: to undo it, the act is done anew, so that every
 * transaction is either in force or not, and nobody has to count a chain of undone undoings.
 */
export function reversal(
  state: LedgerState,
  wallet: Wallet,
  { reverses }: ReversalRequest,
): Movement | Rejection {
  const original = findPast(state, wallet, reverses)
  if (!original) return unknownTransaction(reverses)
  if (original.reverses || isFinal(original)) return { code: 'not_reversible', transactionId: reverses }
  return (
    refuseReversed(state, original) ??
    (original.amount < 0n ? undoDebit(state, wallet, original) : undoCredit(state, wallet, original))
  )
}

function undoDebit(state: LedgerState, wallet: Wallet, debit: PastTransaction): Movement | Rejection {
  const outstanding = outstandingOf(state, debit)
  if (outstanding.refunded > 0n)
    return { code: 'partly_refunded', refunded: outstanding.refunded, amount: -debit.amount }
  return (
    refuseFrozen(wallet, 'in') ??
    refuseOverflow(wallet, outstanding.amount) ??
    giveBack(wallet, outstanding, outstanding.amount)
  )
}

function undoCredit(state: LedgerState, wallet: Wallet, credit: PastTransaction): Movement | Rejection {
  return refuseFrozen(wallet, 'out') ?? takeAway(state, wallet, credit)
}

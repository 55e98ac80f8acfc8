import { assert } from '@platform/database'
import type { Rejection } from '../outcome.ts'
import type { LotOrigin, TransferRequest } from '../transaction-request.ts'
import { newLot } from './credit.ts'
import { debitEligible } from './debit.ts'
import { refuseAmount, refuseFrozen, refuseOverflow } from './limits.ts'
import { debtOf, isRejection, type Movement } from './movement.ts'
import { spend } from './spending-order.ts'
import type { LedgerState, Wallet } from './state.ts'

/** Promotional credit was given to one customer, and stays theirs. */
const transferable: readonly LotOrigin[] = ['gift_card', 'refund', 'paid']

/** Moves credit to another wallet: for every lot it uses it makes one there, of the same origin and expiry. */
export function transfer(
  state: LedgerState,
  from: Wallet,
  { toCustomerId, amount }: TransferRequest,
): Movement | Rejection {
  const to = state.wallets.get(toCustomerId)
  assert(to, `no wallet of customer ${toCustomerId} was locked`)
  if (to === from) return { code: 'transfer_to_self' }
  if (to.currency !== from.currency)
    return { code: 'wrong_currency', walletCurrency: to.currency, requestCurrency: from.currency }
  const refusal =
    refuseAmount(amount) ?? refuseFrozen(from, 'out') ?? refuseFrozen(to, 'in') ?? refuseOverflow(to, amount)
  if (refusal) return refusal
  const taken = debitEligible(from, amount, transferable)
  return isRejection(taken) ? taken : { ...taken, onward: { wallet: to, movement: receive(to, taken) } }
}

function receive(to: Wallet, { amount, uses }: Movement): Movement {
  const made = uses.map(({ lot: { origin, expiresAt }, amount }, index) =>
    newLot(to, { line: index + 1, origin, expiresAt, amount }),
  )
  const debt = debtOf(to)
  return { amount: -amount, made, uses: spend(made, debt) }
}

import { minAmount } from '@platform/money'
import type { Rejection } from '../outcome.ts'
import type { CreditRequest } from '../transaction-request.ts'
import { refuseAmount, refuseExpired, refuseFrozen, refuseOverflow } from './limits.ts'
import { debtOf, type Movement } from './movement.ts'
import { spend } from './spending-order.ts'
import type { LedgerState, Lot, Wallet } from './state.ts'

/** Money in: makes one lot. A wallet below zero repays its debt out of it first. */
export function credit(
  state: LedgerState,
  wallet: Wallet,
  { amount, origin, expiresAt }: CreditRequest,
): Movement | Rejection {
  const refusal =
    refuseAmount(amount) ??
    refuseExpired(state, expiresAt) ??
    refuseFrozen(wallet, 'in') ??
    refuseOverflow(wallet, amount)
  if (refusal) return refusal
  const lot = newLot(wallet, { amount, origin, expiresAt })
  return { amount, made: [lot], uses: spend([lot], minAmount(amount, debtOf(wallet))) }
}

/** A lot that the wallet's next entry makes. */
export function newLot(
  wallet: Wallet,
  { line = 1, ...facts }: Pick<Lot, 'amount' | 'origin' | 'expiresAt'> & { line?: number },
): Lot {
  return {
    ...facts,
    walletId: wallet.id,
    version: wallet.version + 1n,
    line,
    remaining: facts.amount,
    reserved: 0n,
    consumed: 0n,
    expired: 0n,
  }
}

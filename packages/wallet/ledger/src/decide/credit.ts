import { minAmount } from '@platform/money'
import type { Rejection } from '../outcome.ts'
import type { CreditRequest } from '../transaction-request.ts'
import { refuseAmount, refuseFrozen, refuseOverflow } from './limits.ts'
import { debtOf, type Movement } from './movement.ts'
import { spend } from './spending-order.ts'
import type { Lot, Wallet } from './state.ts'

/** Money in: makes one lot. A wallet below zero repays its debt out of it first. */
export function credit(wallet: Wallet, { amount, origin, expiresAt }: CreditRequest): Movement | Rejection {
  const refusal = refuseAmount(amount) ?? refuseFrozen(wallet, 'in') ?? refuseOverflow(wallet, amount)
  if (refusal) return refusal
  const lot = newLot(wallet, { amount, origin, expiresAt })
  return { amount, made: [lot], uses: spend([lot], minAmount(amount, debtOf(wallet.balance))) }
}

/** The lot that the wallet's next entry makes. */
export function newLot(wallet: Wallet, facts: Pick<Lot, 'amount' | 'origin' | 'expiresAt'>): Lot {
  return {
    ...facts,
    walletId: wallet.id,
    version: wallet.version + 1n,
    line: 1,
    remaining: facts.amount,
    reserved: 0n,
    consumed: 0n,
    expired: 0n,
  }
}

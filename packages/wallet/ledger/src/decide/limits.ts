import { largestAmount } from '@platform/money'
import type { Rejection } from '../outcome.ts'
import { availableOf } from './movement.ts'
import type { LedgerState, Wallet } from './state.ts'

/** Refuses what is no positive amount that int8 can hold. */
export function refuseAmount(requested: bigint): Rejection | undefined {
  return requested > 0n && requested <= largestAmount ? undefined : { code: 'amount_out_of_range', requested }
}

/** Refuses a credit that would bring the balance past what int8 can hold. */
export function refuseOverflow(wallet: Wallet, requested: bigint): Rejection | undefined {
  return wallet.balance + requested > largestAmount ? { code: 'amount_out_of_range', requested } : undefined
}

/** Refuses what would expire before it is there. */
export function refuseExpired({ now }: LedgerState, expiresAt: Date | null): Rejection | undefined {
  return expiresAt && expiresAt <= now ? { code: 'expired_already', expiresAt } : undefined
}

/** Freezing stops all movement in its direction, whoever causes it. */
export function refuseFrozen({ status }: Wallet, direction: 'in' | 'out'): Rejection | undefined {
  return status === 'frozen' || status === `frozen_${direction}`
    ? { code: 'wallet_frozen', direction }
    : undefined
}

/** Refuses a debit below the floor. What is held is not available. */
export function refuseShortage(wallet: Wallet, requested: bigint): Rejection | undefined {
  const available = availableOf(wallet)
  return available - requested < wallet.floor
    ? { code: 'insufficient_funds', available, requested }
    : undefined
}

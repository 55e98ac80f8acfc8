import { maxAmount } from '@platform/money'
import type { OutcomePart, Rejection } from '../outcome.ts'
import type { Lot, LotUse, Wallet } from './state.ts'

/** What a request would do to its wallet. Deciding on it changes nothing, so a refusal leaves nothing to undo. */
export interface Movement {
  /** Signed change of the balance. */
  readonly amount: bigint
  readonly made: readonly Lot[]
  /** Of lots there were, and of those made: a credit to a wallet below zero repays the debt at once. */
  readonly uses: readonly LotUse[]
}

export function isRejection(decided: Movement | Rejection): decided is Rejection {
  return 'code' in decided
}

/** How far below zero a balance is. */
export function debtOf(balance: bigint): bigint {
  return maxAmount(-balance, 0n)
}

/** The order in which parts are answered: of the enum in the database, so that a replay answers them alike. */
const partOrder = ['promotional', 'gift_card', 'refund', 'paid', 'overdraft'] as const

/** A movement by the class of credit it touched: what lots gained and lost, and the change of the debt. */
export function partsOf({ amount, made, uses }: Movement, wallet: Pick<Wallet, 'balance'>): OutcomePart[] {
  const sums = new Map<OutcomePart['origin'], bigint>()
  const add = (origin: OutcomePart['origin'], part: bigint) =>
    sums.set(origin, (sums.get(origin) ?? 0n) + part)
  for (const lot of made) add(lot.origin, lot.amount)
  for (const use of uses) add(use.lot.origin, use.amount * (inBalance(use.to) - inBalance(use.from)))
  add('overdraft', debtOf(wallet.balance) - debtOf(wallet.balance + amount))
  return partOrder.flatMap((origin) => {
    const part = sums.get(origin) ?? 0n
    return part === 0n ? [] : [{ origin, amount: part }]
  })
}

function inBalance(part: LotUse['from']): bigint {
  return part === 'remaining' || part === 'reserved' ? 1n : 0n
}

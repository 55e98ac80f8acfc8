import { minAmount } from '@platform/money'
import { newLot } from './credit.ts'
import { debtOf, type Movement } from './movement.ts'
import type { Outstanding } from './past.ts'
import { bySpendingOrder, take } from './spending-order.ts'
import type { Lot, LotUse, Wallet } from './state.ts'

/**
 * Gives `amount` of a debit back, last used first: the share below zero lowers the debt (where another credit has
 * repaid it since, it becomes a refund lot), then the very lots get back what they lost.
 */
export function giveBack(wallet: Wallet, outstanding: Outstanding, amount: bigint): Movement {
  const debt = debtOf(wallet)
  const belowZero = minAmount(amount, outstanding.overdraft)
  const lowersDebt = minAmount(belowZero, debt)
  const asRefundLot = belowZero - lowersDebt
  const restored = restore(outstanding.lots, amount - belowZero)
  return {
    amount,
    made:
      asRefundLot > 0n ? [newLot(wallet, { amount: asRefundLot, origin: 'refund', expiresAt: null })] : [],
    uses: [...restored, ...repay(restored, debt - lowersDebt)],
  }
}

function restore(lots: Outstanding['lots'], amount: bigint): LotUse[] {
  return take([...lots].reverse(), amount, { from: 'consumed', to: 'remaining' })
}

/**
 * A debt of later debits is repaid out of what just came back, as out of any credit: also out of what would lapse,
 * which is kinder to the customer.
 */
export function repay(restored: readonly LotUse[], debt: bigint): LotUse[] {
  const inOrder = restored.toSorted((a, b) => bySpendingOrder(a.lot, b.lot))
  const there = inOrder.map(({ lot, amount }): [Lot, bigint] => [lot, amount])
  return take(there, debt, { from: 'remaining', to: 'consumed' })
}

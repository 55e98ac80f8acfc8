import { minAmount } from '@platform/money'
import { newLot } from './credit.ts'
import { debtOf, type Movement } from './movement.ts'
import type { Outstanding } from './past.ts'
import { bySpendingOrder } from './spending-order.ts'
import type { LotUse, Wallet } from './state.ts'

/**
 * Gives `amount` of a debit back, last used first: the share below zero lowers the debt (where another credit has
 * repaid it since, it becomes a refund lot), then the very lots get back what they lost.
 */
export function giveBack(wallet: Wallet, outstanding: Outstanding, amount: bigint): Movement {
  const debt = debtOf(wallet.balance)
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
  const uses: LotUse[] = []
  let left = amount
  for (const [lot, lost] of [...lots].reverse()) {
    const part = minAmount(left, lost)
    if (part === 0n) continue
    uses.push({ lot, amount: part, from: 'consumed', to: 'remaining' })
    left -= part
  }
  return uses
}

/** A debt of later debits is repaid out of what just came back, as out of any credit. */
function repay(restored: readonly LotUse[], debt: bigint): LotUse[] {
  const uses: LotUse[] = []
  let left = debt
  for (const { lot, amount } of restored.toSorted((a, b) => bySpendingOrder(a.lot, b.lot))) {
    const part = minAmount(left, amount)
    if (part === 0n) continue
    uses.push({ lot, amount: part, from: 'remaining', to: 'consumed' })
    left -= part
  }
  return uses
}

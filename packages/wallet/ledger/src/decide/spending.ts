import { minAmount } from '@platform/money'
import type { Rejection } from '../outcome.ts'
import type { LedgerState, Lot, LotPart, LotUse, PastTransaction } from './state.ts'

export function lotKey({ walletId, version, line }: Pick<Lot, 'walletId' | 'version' | 'line'>): string {
  return `${walletId}/${version}/${line}`
}

/** Refuses to undo a credit of which something was spent, set aside or expired, naming where it went, newest first. */
export function creditSpent(
  state: LedgerState,
  credit: PastTransaction,
  gains: ReadonlyMap<Lot, bigint>,
): Rejection {
  return {
    code: 'credit_spent',
    unspent: unspentOf(gains),
    amount: credit.amount,
    spentOn: spentOn(state, credit, [...gains.keys()]),
  }
}

function spentOn(state: LedgerState, credit: PastTransaction, lots: readonly Lot[]): string[] {
  const sources = new Set<string>()
  // What a credit repaid of a debt at once is its own use, and so is its reversal.
  for (const lot of lots)
    for (const [transactionId, { source, amount }] of state.spending.get(lotKey(lot)) ?? [])
      if (amount > 0n && transactionId !== credit.id) sources.add(source)
  for (const hold of state.holds.values())
    if (lots.some((lot) => (hold.lots.get(lot) ?? 0n) > 0n)) sources.add(hold.source)
  return [...sources].reverse()
}

/**
 * Counts what a transaction used of lots, as the statement `find-spending` does: what comes back counts against the
 * debit it comes back from, and a debt repaid out of it is a use of its own.
 */
export function countSpending(state: LedgerState, transaction: PastTransaction): void {
  for (const use of transaction.uses) {
    const spenderId = spenderOf(state, transaction, use)
    const byTransaction = state.spending.get(lotKey(use.lot)) ?? new Map()
    const before = byTransaction.get(spenderId)
    byTransaction.set(spenderId, {
      source: before?.source ?? transaction.source,
      amount: (before?.amount ?? 0n) + consumedBy(use),
    })
    state.spending.set(lotKey(use.lot), byTransaction)
  }
}

function consumedBy({ amount, from, to }: LotUse): bigint {
  return isGone(to) ? amount : isGone(from) ? -amount : 0n
}

function isGone(part: LotPart): boolean {
  return part === 'consumed' || part === 'expired'
}

function spenderOf(state: LedgerState, transaction: PastTransaction, use: LotUse): string {
  const repaysDebt = transaction.amount > 0n && use.to === 'consumed'
  if (repaysDebt) return transaction.id
  if (transaction.reverses) return state.past.get(transaction.reverses)?.refundOf ?? transaction.reverses
  return transaction.refundOf ?? transaction.id
}

/** How much of what a credit added is still there. */
function unspentOf(gains: ReadonlyMap<Lot, bigint>): bigint {
  let unspent = 0n
  for (const [lot, gain] of gains) unspent += minAmount(lot.remaining, gain)
  return unspent
}

import type { Rejection } from '../outcome.ts'
import type { LedgerState, Lot, LotUse, PastTransaction, Wallet } from './state.ts'

/** Keeps a transaction where requests that undo it will look for it. */
export function remember(state: LedgerState, transaction: PastTransaction): void {
  state.past.set(transaction.id, transaction)
  if (transaction.reverses) state.reversals.set(transaction.reverses, transaction)
  if (transaction.refundOf) {
    const refunds = state.refunds.get(transaction.refundOf)
    if (refunds) refunds.push(transaction)
    else state.refunds.set(transaction.refundOf, [transaction])
  }
}

/** The transaction of this wallet with that id. Another customer's is as unknown as one that never was. */
export function findPast(state: LedgerState, wallet: Wallet, id: string): PastTransaction | undefined {
  const transaction = state.past.get(id)
  return transaction?.walletId === wallet.id ? transaction : undefined
}

/** Nothing was taken from the customer, or another customer has it: there is nothing to give back. */
export function isFinal({ kind }: PastTransaction): boolean {
  return kind === 'hold' || kind === 'release' || kind === 'expiry' || kind === 'transfer'
}

export function unknownTransaction(transactionId: string): Rejection {
  return { code: 'unknown_transaction', transactionId }
}

export function refuseReversed(state: LedgerState, { id }: PastTransaction): Rejection | undefined {
  return state.reversals.has(id) ? { code: 'already_reversed', transactionId: id } : undefined
}

/** What of a debit has not come back yet. A refund that was reversed itself does not count. */
export interface Outstanding {
  readonly amount: bigint
  readonly refunded: bigint
  /** Of each lot it used, in the order of use. */
  readonly lots: ReadonlyMap<Lot, bigint>
  /** The share that no lot covered. It was used last. */
  readonly overdraft: bigint
}

export function outstandingOf(state: LedgerState, debit: PastTransaction): Outstanding {
  const refunds = (state.refunds.get(debit.id) ?? []).filter((refund) => !state.reversals.has(refund.id))
  const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0n)
  const lots = new Map<Lot, bigint>()
  const add = (use: LotUse, amount: bigint) => lots.set(use.lot, (lots.get(use.lot) ?? 0n) + amount)
  for (const use of debit.uses) if (use.to === 'consumed') add(use, use.amount)
  for (const { uses } of refunds) for (const use of uses) if (use.to === 'remaining') add(use, -use.amount)
  const amount = -debit.amount - refunded
  const ofLots = [...lots.values()].reduce((sum, part) => sum + part, 0n)
  return { amount, refunded, lots, overdraft: amount - ofLots }
}

import { assert } from '@platform/database'
import type { PostedFacts } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { keyOf, sourceOf } from './known.ts'
import { type Movement, partsOf } from './movement.ts'
import { remember } from './past.ts'
import { countSpending } from './spending.ts'
import { insertInOrder, removeLot } from './spending-order.ts'
import type { LedgerState, Lot, PastTransaction, Wallet } from './state.ts'

/** A transaction to be written, with its one entry. */
export interface Posting {
  readonly request: TransactionRequest
  readonly transaction: PastTransaction
  readonly facts: PostedFacts
  readonly heldAfter: bigint
}

/** Brings the state forward by a movement that was accepted. */
export function apply(
  state: LedgerState,
  wallet: Wallet,
  request: TransactionRequest,
  movement: Movement,
): Posting {
  const parts = partsOf(movement, wallet)
  // The debt changes exactly by what no lot explains; then open lots stay the positive part of the balance.
  assert(
    parts.reduce((sum, part) => sum + part.amount, 0n) === movement.amount,
    `wallet ${wallet.id}: the lots of ${request.transactionId} do not add up to it`,
  )
  wallet.balance += movement.amount
  wallet.version += 1n
  moveLots(wallet, movement)
  const facts: PostedFacts = {
    transactionId: request.transactionId,
    walletId: wallet.id,
    customerId: wallet.customerId,
    currency: wallet.currency,
    version: wallet.version,
    amount: movement.amount,
    balanceAfter: wallet.balance,
    availableAfter: wallet.balance - wallet.held,
    parts,
  }
  const transaction: PastTransaction = {
    id: request.transactionId,
    walletId: wallet.id,
    version: wallet.version,
    amount: movement.amount,
    reverses: request.move === 'reversal' ? request.reverses : null,
    refundOf: request.move === 'refund' ? request.refundOf : null,
    source: request.source,
    made: movement.made,
    uses: movement.uses,
  }
  remember(state, transaction)
  countSpending(state, transaction)
  const known = { ...request, facts }
  state.byKey.set(keyOf(request), known)
  state.bySource.set(sourceOf(request), known)
  return { request, transaction, facts, heldAfter: wallet.held }
}

function moveLots(wallet: Wallet, { made, uses }: Movement): void {
  const touched = new Map<Lot, boolean>()
  for (const lot of made) touched.set(lot, false)
  for (const { lot, amount, from, to } of uses) {
    if (!touched.has(lot)) touched.set(lot, isOpen(lot))
    lot[from] -= amount
    lot[to] += amount
  }
  for (const [lot, wasOpen] of touched) {
    assert(
      lot.remaining >= 0n && lot.consumed >= 0n,
      `wallet ${wallet.id}: a lot was used beyond what it has`,
    )
    if (wasOpen && !isOpen(lot)) removeLot(wallet.openLots, lot)
    if (!wasOpen && isOpen(lot)) insertInOrder(wallet.openLots, lot)
  }
}

function isOpen(lot: Lot): boolean {
  return lot.remaining + lot.reserved > 0n
}

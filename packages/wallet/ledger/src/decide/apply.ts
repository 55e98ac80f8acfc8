import { assert } from '@platform/database'
import type { PostedFacts } from '../outcome.ts'
import type { RequestFacts, TransactionRequest } from '../transaction-request.ts'
import { leftOf } from './hold.ts'
import { availableOf, type HoldMove, heldChangeOf, type Movement, partsOf } from './movement.ts'
import { remember } from './past.ts'
import { countSpending } from './spending.ts'
import { insertInOrder, removeLot } from './spending-order.ts'
import type { Hold, LedgerState, Lot, PastTransaction, Wallet } from './state.ts'

/** An entry to be written, with its transaction. */
export interface Posting {
  readonly request: RequestFacts
  readonly transaction: PastTransaction
  readonly facts: PostedFacts
  readonly balanceAfter: bigint
  readonly heldAfter: bigint
  readonly onHold: HoldMove | undefined
  /** The second entry of a transfer, which stands in the transaction of the first. */
  readonly received: boolean
}

/** Brings the state forward by a movement that was accepted, or that the ledger makes of itself. */
export function apply(
  state: LedgerState,
  wallet: Wallet,
  request: RequestFacts | TransactionRequest,
  movement: Movement,
): Posting {
  const parts = partsOf(movement, wallet)
  // The debt changes exactly by what no lot explains; then what remains of lots stays what is available.
  assert(
    parts.reduce((sum, part) => sum + part.amount, 0n) === movement.amount,
    `wallet ${wallet.id}: the lots of ${request.transactionId} do not add up to it`,
  )
  const heldChange = heldChangeOf(movement)
  wallet.balance += movement.amount
  wallet.held += heldChange
  wallet.version += 1n
  moveLots(wallet, movement)
  if (movement.onHold) moveHold(state, wallet, movement.onHold, movement)
  const facts: PostedFacts = {
    transactionId: request.transactionId,
    walletId: wallet.id,
    customerId: wallet.customerId,
    currency: wallet.currency,
    version: wallet.version,
    amount: movement.amount,
    heldChange,
    lapsed: 0n,
    balanceAfter: wallet.balance,
    availableAfter: availableOf(wallet),
    parts,
  }
  const transaction: PastTransaction = {
    id: request.transactionId,
    kind: request.kind,
    walletId: wallet.id,
    version: wallet.version,
    amount: movement.amount,
    reverses: 'reverses' in request ? request.reverses : null,
    refundOf: 'refundOf' in request ? request.refundOf : null,
    source: request.source,
    made: movement.made,
    uses: movement.uses,
  }
  const received = request.customerId !== wallet.customerId
  if (!received) remember(state, transaction)
  countSpending(state, transaction)
  const { balance: balanceAfter, held: heldAfter } = wallet
  return { request, transaction, facts, balanceAfter, heldAfter, onHold: movement.onHold, received }
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
      lot.remaining >= 0n && lot.reserved >= 0n && lot.consumed >= 0n,
      `wallet ${wallet.id}: a lot was used beyond what it has`,
    )
    if (wasOpen && !isOpen(lot)) removeLot(wallet.openLots, lot)
    if (!wasOpen && isOpen(lot)) insertInOrder(wallet.openLots, lot)
  }
}

function isOpen(lot: Lot): boolean {
  return lot.remaining + lot.reserved > 0n
}

function moveHold(
  state: LedgerState,
  wallet: Wallet,
  { hold, act, amount }: HoldMove,
  { uses }: Movement,
): void {
  for (const { lot, amount, from, to } of uses) {
    const change = to === 'reserved' ? amount : from === 'reserved' ? -amount : 0n
    const left = (hold.lots.get(lot) ?? 0n) + change
    if (left > 0n) hold.lots.set(lot, left)
    else hold.lots.delete(lot)
  }
  if (act === 'placed') {
    state.holds.set(hold.id, hold)
    wallet.openHolds.push(hold)
    wallet.openHolds.sort(byExpiry)
    return
  }
  hold[act === 'captured' ? 'captured' : 'released'] += amount
  if (leftOf(hold) > 0n) return
  hold.state = act
  wallet.openHolds.splice(wallet.openHolds.indexOf(hold), 1)
}

export function byExpiry(a: Hold, b: Hold): number {
  return a.expiresAt.getTime() - b.expiresAt.getTime() || (a.version < b.version ? -1 : 1)
}

import { strict as assert } from 'node:assert'
import type { Posting } from '../decide/apply.ts'
import { keyOf, sourceOf } from '../decide/known.ts'
import type { LotUse } from '../decide/state.ts'
import type { Outcome, PostedFacts } from '../outcome.ts'
import type { Act } from './acts.ts'
import type { Store } from './store.ts'

/** What a process answered to one delivery of an act. */
export type Answer = Outcome | 'failed' | 'busy' | 'unknown'

/** Every delivery of every act that reached a process, with its answer once there was one, heard or not. */
export type Deliveries = ReadonlyMap<Act, readonly (Answer | undefined)[]>

export interface Run {
  readonly store: Store
  readonly deliveries: Deliveries
  /** What a client was told is done. */
  readonly acknowledged: readonly PostedFacts[]
  /** The sources whose subscriber throws. */
  readonly poisoned: ReadonlySet<string>
  readonly stuckClients: number
  readonly waiting: number
}

/** Throws unless everything holds that must hold after a run, judged from the history alone. */
export function judgeRun({ store, deliveries, acknowledged, poisoned, stuckClients, waiting }: Run): void {
  assert.equal(stuckClients, 0, 'a client waits for ever')
  assert.equal(waiting, 0, 'a queue is not empty')
  assert.equal(store.locksHeld, 0, 'a lock is still held')
  judgeKeys(store.history)
  judgeAnswers(store.history, deliveries, acknowledged)
  for (const { request } of store.history)
    assert.ok(!poisoned.has(request.source), `${request.source} is there, and its subscriber threw`)
  judgeWallets(store)
  judgeTransfers(store.history)
  judgeUndoings(transactionsOf(store.history))
}

function judgeKeys(history: readonly Posting[]): void {
  const requests = transactionsOf(history).map(({ request }) => request)
  assert.equal(new Set(requests.map(keyOf)).size, requests.length, 'a key has two effects')
  assert.equal(new Set(requests.map(sourceOf)).size, requests.length, 'a source has two effects')
}

/** What was acknowledged is there once, as it was told; what was refused and never accepted is not. */
function judgeAnswers(
  history: readonly Posting[],
  deliveries: Deliveries,
  acknowledged: readonly PostedFacts[],
): void {
  const byId = new Map(transactionsOf(history).map((posting) => [posting.facts.transactionId, posting]))
  for (const told of acknowledged) {
    const posting = byId.get(told.transactionId)
    assert.ok(posting, `${told.transactionId} was acknowledged and is not there`)
    assert.deepEqual(beforeLapse(told), posting.facts, `${told.transactionId} is not what was told`)
  }
  for (const [act, outcomes] of deliveries) {
    // A delivery without an answer may have been accepted all the same.
    if (!outcomes.every((outcome) => typeof outcome === 'object' && outcome.status === 'rejected')) continue
    const { idempotencyKey, procedure, requestHash } = act.request('')
    const posting = history.find(({ request }) => keyOf(request) === keyOf({ idempotencyKey, procedure }))
    assert.ok(!posting?.request.requestHash.equals(requestHash), `${act.name} was refused and is there`)
  }
}

/** The postings but for the second entry of a transfer, which stands in the transaction of the first. */
function transactionsOf(history: readonly Posting[]): readonly Posting[] {
  return history.filter(({ received }) => !received)
}

/** What came back into credit that had expired lapsed at once, in a posting of its own. */
function beforeLapse({ lapsed, balanceAfter, availableAfter, ...facts }: PostedFacts): PostedFacts {
  return {
    ...facts,
    lapsed: 0n,
    balanceAfter: balanceAfter + lapsed,
    availableAfter: availableAfter + lapsed,
  }
}

/** Rebuilds every wallet and every lot from the history. */
function judgeWallets({ history, committed }: Store): void {
  const lots = new Map<string, { left: bigint; readonly walletId: string }>()
  const wallets = new Map<string, { balance: bigint; held: bigint; version: bigint }>()
  const lotName = ({ lot }: Pick<LotUse, 'lot'>) => `${lot.walletId}/${lot.version}/${lot.line}`
  const inBalance = (part: string) => (part === 'remaining' || part === 'reserved' ? 1n : 0n)
  const floors = new Map([...committed.wallets.values()].map(({ id, floor }) => [id, floor]))
  for (const { facts, transaction } of history) {
    const wallet = wallets.get(facts.walletId) ?? { balance: 0n, held: 0n, version: 0n }
    wallets.set(facts.walletId, wallet)
    wallet.balance += facts.amount
    wallet.held += facts.heldChange
    wallet.version += 1n
    const available = wallet.balance - wallet.held
    assert.equal(facts.version, wallet.version, 'versions have a gap')
    assert.equal(facts.balanceAfter, wallet.balance, 'a balance does not chain to the one before')
    assert.equal(facts.availableAfter, available, 'what is available does not chain to what was before')
    const parts = facts.parts.reduce((sum, part) => sum + part.amount, 0n)
    assert.equal(parts, facts.amount, 'the parts of an entry do not add up to it')
    assert.ok(wallet.held >= 0n, 'less than nothing is held')
    assert.ok(available >= (floors.get(facts.walletId) ?? 0n), 'a wallet went below its floor')
    for (const lot of transaction.made)
      lots.set(lotName({ lot }), { left: lot.amount, walletId: lot.walletId })
    for (const use of transaction.uses) {
      const lot = lots.get(lotName(use))
      assert.ok(lot, 'a lot was used that nobody made')
      lot.left += use.amount * (inBalance(use.to) - inBalance(use.from))
      assert.ok(
        lot.left >= 0n && lot.left <= use.lot.amount,
        'a lot has more than it was made with, or less than none',
      )
    }
  }
  for (const { id, balance, held, version, openLots, openHolds } of committed.wallets.values()) {
    const rebuilt = wallets.get(id) ?? { balance: 0n, held: 0n, version: 0n }
    assert.deepEqual({ balance, held, version }, rebuilt, 'a wallet is not the sum of its entries')
    const open = [...lots.values()].filter((lot) => lot.walletId === id)
    const left = open.reduce((sum, lot) => sum + lot.left, 0n)
    const available = balance - held
    assert.equal(left, held + (available > 0n ? available : 0n), 'the lots do not explain the balance')
    const kept = openLots.reduce((sum, lot) => sum + lot.remaining + lot.reserved, 0n)
    assert.equal(kept, left, 'an open lot is not what its uses left')
    const promised = openHolds.reduce((sum, hold) => sum + hold.amount - hold.captured - hold.released, 0n)
    assert.equal(promised, held, 'what is held is not the sum of the open holds')
  }
}

/** A transfer moves nothing away. */
function judgeTransfers(history: readonly Posting[]): void {
  const sums = new Map<string, bigint>()
  for (const { request, facts } of history)
    if (request.kind === 'transfer')
      sums.set(facts.transactionId, (sums.get(facts.transactionId) ?? 0n) + facts.amount)
  for (const [id, sum] of sums) assert.equal(sum, 0n, `the transfer ${id} does not add up to zero`)
}

/** A reversal happens once and exactly; what was refunded and not reversed never passes the original. */
function judgeUndoings(history: readonly Posting[]): void {
  const amounts = new Map(history.map(({ transaction }) => [transaction.id, transaction.amount]))
  const reversed = new Set<string>()
  for (const { transaction } of history) {
    if (!transaction.reverses) continue
    assert.ok(!reversed.has(transaction.reverses), `${transaction.reverses} was reversed twice`)
    reversed.add(transaction.reverses)
    assert.equal(transaction.amount, -(amounts.get(transaction.reverses) ?? 0n))
  }
  const refunded = new Map<string, bigint>()
  for (const { transaction } of history) {
    const { refundOf } = transaction
    if (!refundOf || reversed.has(transaction.id)) continue
    refunded.set(refundOf, (refunded.get(refundOf) ?? 0n) + transaction.amount)
  }
  for (const [id, amount] of refunded) {
    assert.ok(amount <= -(amounts.get(id) ?? 0n), `${id} was refunded beyond what it was`)
    assert.ok(!reversed.has(id), `${id} was refunded and reversed`)
  }
}

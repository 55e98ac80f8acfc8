import { assert, type Tx } from '@platform/database'
import { createWallets } from './create-wallets.ts'
import type { LedgerState } from './decide/state.ts'
import { findKnown } from './sql/find-known.ts'
import { findOpenLots } from './sql/find-open-lots.ts'
import { findPast, findPastLots, findPastUses } from './sql/find-past.ts'
import { findSpendingOfCredits } from './sql/find-spending.ts'
import { type LockedWalletRow, lockWallets } from './sql/lock-wallets.ts'
import { readClock } from './sql/read-clock.ts'
import { stateOf } from './state-of.ts'
import type { TransactionRequest } from './transaction-request.ts'

/** What a set of requests is judged against, and when. */
export interface Loaded {
  readonly state: LedgerState
  /** The wallets as they were read: by id, with the version and the hash that the next entries chain to. */
  readonly read: ReadonlyMap<string, LockedWalletRow>
  /** The database's clock after the locks: as text, and in microseconds since 1970. */
  readonly recordedAt: { readonly text: string; readonly micros: bigint }
}

/**
 * Makes the wallets that are missing, locks all that are named, and reads what the requests touch: one round trip.
 * Everything after the lock is a statement of its own: under READ COMMITTED a statement that had to wait for the lock
 * would still see the rest as it was before.
 */
export async function loadState(
  tx: Tx,
  companyId: number,
  requests: readonly TransactionRequest[],
): Promise<Loaded> {
  const customers = [...new Set(requests.map((request) => request.customerId))]
  const { spenders, named, credits } = namedIn(requests)
  const nothing: Promise<readonly never[]> = Promise.resolve([])

  createWallets(tx, companyId, requests)
  const [wallets, clock, known, openLots, past, pastLots, pastUses, spending] = await Promise.all([
    tx.lock('wallet', lockWallets, [companyId, customers]),
    tx.query(readClock),
    tx.query(findKnown, [
      companyId,
      requests.map((request) => request.procedure),
      requests.map((request) => request.idempotencyKey),
      requests.map((request) => request.kind),
      requests.map((request) => request.source),
    ]),
    spenders.length > 0 ? tx.query(findOpenLots, [companyId, spenders]) : nothing,
    named.length > 0 ? tx.query(findPast, [companyId, named]) : nothing,
    named.length > 0 ? tx.query(findPastLots, [companyId, named]) : nothing,
    named.length > 0 ? tx.query(findPastUses, [companyId, named]) : nothing,
    credits.length > 0 ? tx.query(findSpendingOfCredits, [companyId, credits]) : nothing,
  ])
  assert(wallets.length === customers.length, 'a wallet that was made or there could not be locked')
  const [now] = clock
  assert(now, 'the database has a clock')
  return {
    state: stateOf({ wallets, known, lots: [...openLots, ...pastLots], past, pastUses, spending }),
    read: new Map(wallets.map((wallet) => [wallet.id, wallet])),
    recordedAt: { text: now.recorded_at, micros: now.micros },
  }
}

/** Which wallets something may be spent from, which transactions are to be undone, and which of them may be credits. */
function namedIn(requests: readonly TransactionRequest[]) {
  const spenders = new Set<string>()
  const named = new Set<string>()
  const credits = new Set<string>()
  for (const request of requests) {
    // A credit, a refund and a take-back need no lots but their own: below zero, no other lot is open.
    if (request.move === 'debit' || request.move === 'reversal') spenders.add(request.customerId)
    if (request.move === 'refund') named.add(request.refundOf)
    if (request.move === 'take_back' || request.move === 'reversal') {
      const id = request.move === 'reversal' ? request.reverses : request.creditTransactionId
      named.add(id)
      credits.add(id)
    }
  }
  return { spenders: [...spenders], named: [...named], credits: [...credits] }
}

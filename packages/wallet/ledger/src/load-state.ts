import { assert, column, type Filled, RetryTransaction, type Tx } from '@platform/database'
import { allLotsOf, firstLotsOf, shortOf, spendingOf } from './covering-lots.ts'
import { walletColumns } from './create-wallets.ts'
import type { LedgerState } from './decide/state.ts'
import { findHeldLots, findHolds } from './sql/find-holds.ts'
import { findKnown } from './sql/find-known.ts'
import { findLapsedLots, findOpenLots } from './sql/find-open-lots.ts'
import { findPast, findPastLots, findPastUses } from './sql/find-past.ts'
import { findSpendingOfCredits } from './sql/find-spending.ts'
import { findTaken, type TakenRow } from './sql/find-taken.ts'
import { insertMissingWallets } from './sql/insert-missing-wallets.ts'
import { type LockedWalletRow, lockWallets } from './sql/lock-wallets.ts'
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
 * Locks all wallets that are named, and reads what the requests touch: one round trip, and another only where something
 * is held, a key was used before, the first of many lots are not enough, or a wallet is missing and has to be made.
 * Everything after the lock is a statement of its own: under READ COMMITTED a statement that had to wait for the lock would
 * still see the rest as it was before.
 *
 * `others` are customers of whom nothing is asked, but to post what has expired.
 */
export async function loadState(
  tx: Tx,
  companyId: number,
  {
    requests,
    others = [],
    today,
  }: { requests: readonly TransactionRequest[]; others?: readonly string[]; today: string | Promise<string> },
): Promise<Loaded> {
  const owners = requests.flatMap(ownersOf)
  const customers = [...new Set([...owners.map(({ customerId }) => customerId), ...others])]
  const { named, credits, holdIds } = namedIn(requests)
  const spent = spendingOf(requests)
  const unspent = customers.filter((customerId) => !spent.has(customerId))
  const nothing: Promise<readonly never[]> = Promise.resolve([])

  const [there, [looked], openLots, lapsedLots, past, pastLots, pastUses, spending, day] = await Promise.all([
    tx.lock('wallet', lockWallets, [companyId, column.uuid(customers)]),
    tx.query(...takenBy(companyId, requests)),
    spent.size > 0 ? tx.query(...findOpenLots([companyId], firstLotsOf(spent))) : nothing,
    unspent.length > 0 ? tx.query(findLapsedLots, [companyId, column.uuid(unspent)]) : nothing,
    named.length > 0 ? tx.query(findPast, [companyId, named]) : nothing,
    named.length > 0 ? tx.query(findPastLots, [companyId, named]) : nothing,
    named.length > 0 ? tx.query(findPastUses, [companyId, named]) : nothing,
    credits.length > 0 ? tx.query(findSpendingOfCredits, [companyId, credits]) : nothing,
    today,
  ])
  assert(looked, 'the database has a clock')
  const known = looked.taken.length > 0 ? await tx.query(findKnown, [companyId, looked.taken]) : []
  const wallets = [...there, ...(await makeMissing(tx, companyId, owners, there))]
  // Only the locked wallet says whether something is held: most wallets never pay for the question.
  const holders = wallets.filter(({ held }) => held > 0n).map(({ customer_id }) => customer_id)
  const [holds, heldLots] =
    holders.length + holdIds.length > 0
      ? await Promise.all([
          tx.query(findHolds, [companyId, holders, holdIds]),
          tx.query(findHeldLots, [companyId, holders, holdIds]),
        ])
      : [[], []]
  const short = shortOf(spent, wallets, openLots, looked.now)
  const moreLots = short.length > 0 ? await tx.query(...findOpenLots([companyId], allLotsOf(short))) : []
  const lots = [...openLots, ...moreLots, ...lapsedLots, ...pastLots, ...heldLots]
  return {
    state: stateOf({
      now: looked.now,
      today: day,
      wallets,
      known,
      lots,
      past,
      pastUses,
      spending,
      holds,
      heldLots,
    }),
    read: new Map(wallets.map((wallet) => [wallet.id, wallet])),
    recordedAt: { text: looked.recorded_at, micros: looked.micros },
  }
}

/** The statement that asks which of their keys and sources are taken. */
function takenBy(companyId: number, requests: readonly TransactionRequest[]): Filled<TakenRow> {
  return findTaken([companyId], {
    keys: {
      idempotency_key: requests.map((request) => request.idempotencyKey),
      procedure: requests.map((request) => request.procedure),
    },
    sources: {
      source: requests.map((request) => request.source),
      kind: requests.map((request) => request.kind),
    },
  })
}

/** Makes the wallets that were not there to be locked. Nobody else sees them before the commit, so they are ours. */
async function makeMissing(
  tx: Tx,
  companyId: number,
  owners: readonly { readonly customerId: string; readonly currency: string }[],
  there: readonly LockedWalletRow[],
): Promise<readonly LockedWalletRow[]> {
  const known = new Set(there.map((wallet) => wallet.customer_id))
  const missing = owners.filter(({ customerId }) => !known.has(customerId))
  if (missing.length === 0) return []
  const { columns, count } = walletColumns(missing)
  const made = await tx.query(insertMissingWallets, [companyId, ...columns])
  if (made.length < count) throw new RetryTransaction('Another transaction made one of these wallets first.')
  return made
}

function ownersOf(request: TransactionRequest): { customerId: string; currency: string }[] {
  const { customerId, currency } = request
  const owner = { customerId, currency }
  return request.move === 'transfer' ? [owner, { customerId: request.toCustomerId, currency }] : [owner]
}

/** Which transactions, credits among them, and holds are named. */
function namedIn(requests: readonly TransactionRequest[]) {
  const named = new Set<string>()
  const credits = new Set<string>()
  const holdIds = new Set<string>()
  for (const request of requests) {
    if (request.move === 'refund') named.add(request.refundOf)
    if (request.move === 'take_back' || request.move === 'reversal') {
      const id = request.move === 'reversal' ? request.reverses : request.creditTransactionId
      named.add(id)
      credits.add(id)
    }
    if (request.move === 'capture' || request.move === 'release') holdIds.add(request.holdId)
  }
  return { named: [...named], credits: [...credits], holdIds: [...holdIds] }
}

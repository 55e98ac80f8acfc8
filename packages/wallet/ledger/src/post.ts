import { assert, type Tx } from '@platform/database'
import type { Posting } from './decide/apply.ts'
import { decide, decideExpired } from './decide/decide.ts'
import { answerKnown } from './decide/known.ts'
import { type Loaded, loadState } from './load-state.ts'
import type { Outcome, Rejected, Replayed, SystemPosting } from './outcome.ts'
import type { TransactionRequest } from './transaction-request.ts'
import { holdWritingOf, writingOf } from './writing-of.ts'

export interface Answer {
  /** One for each request, in their order. */
  readonly outcomes: readonly Outcome[]
  /**
   * What the ledger posted of itself: credit and holds of these wallets that had expired. It stands whatever becomes of
   * the requests, and is to be booked as they are.
   */
  readonly systemPostings: readonly SystemPosting[]
}

/**
 * Posts a set of transactions to the wallets of one company and answers one outcome for each, in their order. What is
 * refused never spoils its neighbours. Wallets that are missing are made. What has expired of these wallets is posted
 * before anything is asked of them, and counts in the books on the day `today`.
 *
 * Two round trips: lock and read, then write. The write is only sent: the caller's own writes and the commit follow it
 * on the wire, and should it fail, the commit fails. It never begins, commits or retries; call it once a transaction,
 * after whatever else locks (see `lockOrder`), and refuse nothing any more behind it.
 *
 * The scheme is TigerBeetle's (sets in, one code each out; ids as idempotency) and Formance's (the hash of the request
 * is kept with its key) on one SQL database. Idempotency keys and ids are lower-case UUIDs.
 */
export async function post(
  tx: Tx,
  companyId: number,
  requests: readonly TransactionRequest[],
  days: { readonly today: string | Promise<string> },
): Promise<Answer> {
  if (requests.length === 0) return { outcomes: [], systemPostings: [] }
  const ledger = await lockLedger(tx, companyId, requests, days)
  return ledger.post(requests)
}

/** The wallets that a set of requests names, under their locks, with all that the requests are judged by. */
export interface LockedLedger {
  /** What is said of a request whose key was used before: its answer, or that the key was another request's. */
  findReplay(request: TransactionRequest): Replayed | Rejected | undefined
  /** Posts those of the requests that nothing else spoke against. Once. */
  post(requests: readonly TransactionRequest[]): Answer
}

/**
 * The first half of {@link post}, for use cases that know their wallets before they know whether something speaks
 * against the requests: what they read themselves then shares the round trip. `today` may still be on its way.
 */
export async function lockLedger(
  tx: Tx,
  companyId: number,
  requests: readonly TransactionRequest[],
  { today }: { readonly today: string | Promise<string> },
): Promise<LockedLedger> {
  const loaded = await loadState(tx, companyId, { requests, today })
  let posted = false
  return {
    findReplay: (request) => answerKnown(loaded.state, request),
    post(accepted) {
      assert(!posted, 'a ledger is locked for one set of postings')
      posted = true
      const { outcomes, postings, systemPostings } = decide(loaded.state, accepted)
      write(tx, companyId, loaded, postings)
      return { outcomes, systemPostings }
    },
  }
}

/**
 * Posts what has expired of the wallets of these customers, of whom nothing is asked: their holds are given up, their
 * lots lapse. Like `post`, once a transaction; `today` is the day it counts in the books.
 */
export async function postExpired(
  tx: Tx,
  companyId: number,
  customerIds: readonly string[],
  { today }: { readonly today: string | Promise<string> },
): Promise<readonly SystemPosting[]> {
  if (customerIds.length === 0) return []
  const loaded = await loadState(tx, companyId, { requests: [], others: customerIds, today })
  const { postings, systemPostings } = decideExpired(loaded.state)
  write(tx, companyId, loaded, postings)
  return systemPostings
}

function write(tx: Tx, companyId: number, loaded: Loaded, postings: readonly Posting[]): void {
  if (postings.length === 0) return
  const holds = holdWritingOf(companyId, postings)
  if (holds) tx.send(...holds)
  tx.send(...writingOf(companyId, loaded, postings))
}

import { isDeepStrictEqual } from 'node:util'
import { assert, OutcomeUnknown, RetryTransaction } from '@platform/database'
import type { Posting } from '../decide/apply.ts'
import { decide } from '../decide/decide.ts'
import { keyOf, sourceOf } from '../decide/known.ts'
import type { LedgerState } from '../decide/state.ts'
import type { Outcome } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { copyOf } from './copy-of.ts'
import type { Dice } from './dice.ts'
import { locks } from './locks.ts'
import type { VirtualTime } from './virtual-time.ts'

/** A connection broke before the commit was sent: nothing has happened. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost'
}

/** A subscriber of the transaction threw: it is wrong for this request, and always will be. */
export class SubscriberThrew extends Error {
  override readonly name = 'SubscriberThrew'
}

/** What happened to the transactions, so that a run which tried nothing is seen. */
export interface StoreCounts {
  commits: number
  lostBeforeCommit: number
  lostAtCommit: number
  lostAfterCommit: number
  lateCommits: number
  answeredRollback: number
  lostRaces: number
  restarts: number
}

/** The database of a simulation: what is committed stays, everything else may be lost at any moment. */
export interface Store {
  /** Runs a set as one transaction: lock, read, decide, write, commit. */
  transact(requests: readonly TransactionRequest[], client: { readonly alive: boolean }): Promise<Outcome[]>
  /** Everything that is under way and not committed is gone. */
  restart(): void
  readonly committed: LedgerState
  /** Its clock. */
  now(): Date
  /** Every posting there is, in the order of the commits. */
  readonly history: readonly Posting[]
  readonly counts: StoreCounts
  readonly locksHeld: number
}

/** What a transaction has decided, and when. */
interface DecidedSet {
  readonly requests: readonly TransactionRequest[]
  readonly outcomes: readonly Outcome[]
  readonly now: Date
}

/** How likely a fault is at each step of a transaction, in percent. */
export interface StoreFaults {
  readonly beforeCommitPercent: number
  readonly atCommitPercent: number
  readonly afterCommitPercent: number
  readonly rollbackPercent: number
}

export interface StoreOptions {
  readonly dice: Dice
  readonly time: VirtualTime
  readonly faults: () => StoreFaults
  readonly isPoison: (request: TransactionRequest) => boolean
  readonly ledger: LedgerState
}

/**
 * Stands in for PostgreSQL around the real `decide`: row locks in one order, READ COMMITTED (what was read before the
 * lock is not trusted, keys that another transaction took meanwhile are found by their index when writing), commits
 * whose answer is lost, and commits that arrive after their client has given up.
 */
export function store({ dice, time, faults, isPoison, ledger: committed }: StoreOptions): Store {
  const rows = locks()
  const history: Posting[] = []
  const beginning = committed.now.getTime()
  const clock = () => new Date(beginning + time.nowMs)
  let incarnation = 0
  const counts: StoreCounts = {
    commits: 0,
    lostBeforeCommit: 0,
    lostAtCommit: 0,
    lostAfterCommit: 0,
    lateCommits: 0,
    answeredRollback: 0,
    lostRaces: 0,
    restarts: 0,
  }

  async function transact(
    requests: readonly TransactionRequest[],
    client: { readonly alive: boolean },
  ): Promise<Outcome[]> {
    const transaction = {}
    const begunIn = incarnation
    let releasesLater = false
    const step = async () => {
      await time.sleep(1 + dice.below(4))
      if (!client.alive || begunIn !== incarnation || dice.chance(faults().beforeCommitPercent)) {
        counts.lostBeforeCommit++
        throw new ConnectionLost('The connection was lost.')
      }
    }
    try {
      await step()
      await rows.take(transaction, [...new Set(requests.flatMap(customersOf))].sort())
      await step()
      const now = clock()
      const { outcomes, postings } = decide({ ...copyOf(committed), now }, requests)
      await step()
      await claim(transaction, postings)
      if (requests.some(isPoison)) throw new SubscriberThrew('The subscriber cannot book this.')
      await step()

      const { atCommitPercent, afterCommitPercent, rollbackPercent } = faults()
      if (dice.chance(rollbackPercent)) {
        counts.answeredRollback++
        throw new ConnectionLost('The commit was answered ROLLBACK.')
      }
      if (dice.chance(atCommitPercent)) {
        counts.lostAtCommit++
        if (dice.chance(50)) {
          releasesLater = true
          void commitLate(transaction, begunIn, { requests, outcomes, now })
        }
        throw new OutcomeUnknown('The connection was lost while committing.')
      }
      commit({ requests, outcomes, now })
      rows.release(transaction)
      await time.sleep(1 + dice.below(3))
      if (dice.chance(afterCommitPercent) || begunIn !== incarnation) {
        counts.lostAfterCommit++
        throw new OutcomeUnknown('The answer to the commit was lost.')
      }
      return [...outcomes]
    } finally {
      if (!releasesLater) rows.release(transaction)
    }
  }

  /** The unique indexes of keys and sources: a rival that is not done yet is waited for. */
  async function claim(transaction: object, postings: readonly Posting[]): Promise<void> {
    const names = postings.flatMap(({ request }) => [`key ${keyOf(request)}`, `source ${sourceOf(request)}`])
    await rows.take(transaction, names.sort())
    for (const { request } of postings)
      if (committed.byKey.has(keyOf(request)) || committed.bySource.has(sourceOf(request))) {
        counts.lostRaces++
        throw new RetryTransaction('Lost the race for a key.')
      }
  }

  /** The client hears nothing any more, and the commit still arrives: its locks are held until it does. */
  async function commitLate(transaction: object, begunIn: number, set: DecidedSet): Promise<void> {
    await time.sleep(5 + dice.below(60))
    if (begunIn === incarnation) {
      counts.lateCommits++
      commit(set)
    }
    rows.release(transaction)
  }

  /** What is written is what deciding again, on what is there now, comes to: the set was isolated. */
  function commit({ requests, outcomes, now }: DecidedSet): void {
    counts.commits++
    committed.now = now
    const again = decide(committed, requests)
    assert(
      isDeepStrictEqual(again.outcomes.filter(isPosted), outcomes.filter(isPosted)),
      'a set was answered otherwise than its place in the order of commits demands',
    )
    history.push(...again.postings)
  }

  return {
    transact,
    restart() {
      incarnation++
      counts.restarts++
    },
    committed,
    now: clock,
    history,
    counts,
    get locksHeld() {
      return rows.held
    },
  }
}

function isPosted({ status }: Outcome): boolean {
  return status === 'posted'
}

function customersOf(request: TransactionRequest): string[] {
  return request.move === 'transfer' ? [request.customerId, request.toCustomerId] : [request.customerId]
}

import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, transaction } from '@platform/database'
import type { AfterCommitSubscriber } from '@platform/plugin-api'
import {
  claimDeliveries,
  type Delivery,
  failDelivery,
  findDueSubscribers,
  finishDeliveries,
  renewLease,
} from './statements.ts'

/** Brings the outbox to after-commit subscribers: at least once, in batches, in no global order. */
export interface Dispatcher {
  /** Delivers from now on: whenever nudged, and by looking every so often, for what other processes wrote. */
  start(): void
  /** Says that these subscribers have something to fetch. Nothing rests on it. */
  nudge(subscriberIds: readonly string[]): void
  /** Delivers until nothing is due, also without `start`. */
  drain(): Promise<void>
  /** Begins no further delivery, and waits for those under way. */
  stop(): Promise<void>
}

export interface DispatcherOptions {
  readonly database: Database
  readonly subscribers: ReadonlyMap<string, AfterCommitSubscriber>
  readonly onError: (error: unknown, where: string) => void
  /** Most outbox rows in one delivery. */
  readonly batchSize?: number
  /** After so many failures a row is a dead letter. */
  readonly attemptsMax?: number
  /** The pause after a failure, given the attempts so far. */
  readonly pauseMs?: (attempts: number) => number
  /** How soon the rows of a process that died are delivered by another. */
  readonly leaseMs?: number
  readonly pollMs?: number
}

/** Most outbox rows in one delivery to who is told of many at once. */
const GATHERED_SIZE = 1_000
const LONGEST_PAUSE_MS = 3_600_000

/** 2 s, 4 s, 8 s ... an hour, spread a little, so that what failed together does not come back together. */
function doublingPauseMs(attempts: number): number {
  return Math.min(1_000 * 2 ** attempts, LONGEST_PAUSE_MS) * (0.9 + Math.random() * 0.2)
}

export function createDispatcher({
  database,
  subscribers,
  onError,
  batchSize = 100,
  attemptsMax = 12,
  pauseMs = doublingPauseMs,
  leaseMs = 30_000,
  pollMs = 1_000,
}: DispatcherOptions): Dispatcher {
  const running = new Map<string, Promise<void>>()
  /** Nudged while they ran: they look once more. */
  const again = new Set<string>()
  const closing = new AbortController()
  let polling: Promise<void> | undefined

  function run(id: string): Promise<void> {
    const current = running.get(id)
    if (current) {
      again.add(id)
      return current
    }
    const work = deliverDue(id)
      .catch((error: unknown) => onError(error, `outbox of ${id}`))
      .finally(() => {
        running.delete(id)
        if (again.delete(id) && !closing.signal.aborted) void run(id)
      })
    running.set(id, work)
    return work
  }

  async function deliverDue(id: string): Promise<void> {
    const subscriber = subscribers.get(id)
    while (subscriber && !closing.signal.aborted) {
      const rows = subscriber.gathered ? GATHERED_SIZE : batchSize
      const claimed = await transaction(database, (tx) => tx.query(claimDeliveries, [id, rows, leaseMs]))
      if (claimed.length === 0) return
      await withLease(claimed, (held) => deliver(subscriber, claimed, held))
    }
  }

  /** Rows of one company and event go together; should that fail, each goes alone, so that one bad row stays alone. */
  async function deliver(
    subscriber: AfterCommitSubscriber,
    claimed: readonly Delivery[],
    held: Set<string>,
  ): Promise<void> {
    for (const batch of batches(claimed)) {
      const parts = (await attempt(subscriber, batch)) ? [] : batch.map((delivery) => [delivery])
      for (const part of parts) {
        await attempt(subscriber, part)
        for (const { id } of part) held.delete(id)
      }
      for (const { id } of batch) held.delete(id)
    }
  }

  /** Answers false for a batch of several that failed; a single one that fails is put back, or away. */
  async function attempt(subscriber: AfterCommitSubscriber, batch: readonly Delivery[]): Promise<boolean> {
    const [first] = batch
    if (!first) return true
    try {
      const items = batch.flatMap((delivery) => delivery.items)
      await subscriber.handle({ database, companyId: first.companyId }, items)
    } catch (error) {
      if (batch.length > 1) return false
      onError(error, `${subscriber.id} on ${first.eventId}, attempt ${first.attempts}`)
      const pause = first.attempts >= attemptsMax ? null : pauseMs(first.attempts)
      const finding = error instanceof Error ? (error.stack ?? error.message) : String(error)
      await transaction(database, async (tx) =>
        tx.send(failDelivery, [first.id, first.attempts, pause, finding]),
      )
      return true
    }
    await transaction(database, async (tx) => tx.send(finishDeliveries, [batch.map(({ id }) => id)]))
    return true
  }

  /** Keeps what is claimed from other processes while `work` goes on; it takes what it is done with out of the set. */
  async function withLease(
    claimed: readonly Delivery[],
    work: (held: Set<string>) => Promise<void>,
  ): Promise<void> {
    const held = new Set(claimed.map(({ id }) => id))
    const renewing = setInterval(() => {
      transaction(database, async (tx) => tx.send(renewLease, [[...held], leaseMs])).catch((error: unknown) =>
        onError(error, 'renewing a delivery'),
      )
    }, leaseMs / 3)
    renewing.unref()
    try {
      await work(held)
    } finally {
      clearInterval(renewing)
    }
  }

  async function findDue(): Promise<readonly string[]> {
    if (subscribers.size === 0) return []
    const due = await transaction(database, (tx) => tx.query(findDueSubscribers, [[...subscribers.keys()]]))
    return due.map(({ id }) => id)
  }

  async function poll(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        for (const id of await findDue()) void run(id)
      } catch (error) {
        onError(error, 'outbox')
      }
      await sleep(pollMs, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  return {
    start() {
      polling ??= poll()
    },
    nudge(subscriberIds) {
      if (!polling || closing.signal.aborted) return
      // Whoever is told of many at once is told at the next look.
      for (const id of subscriberIds) if (!subscribers.get(id)?.gathered) void run(id)
    },
    async drain() {
      for (;;) {
        await Promise.all(running.values())
        const due = await findDue()
        if (due.length === 0) return
        await Promise.all(due.map(run))
      }
    },
    async stop() {
      closing.abort()
      await polling
      await Promise.all(running.values())
    },
  }
}

function batches(claimed: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const groups = new Map<string, Delivery[]>()
  for (const delivery of claimed) {
    const key = `${delivery.companyId} ${delivery.eventId}`
    const group = groups.get(key)
    if (group) group.push(delivery)
    else groups.set(key, [delivery])
  }
  return [...groups.values()]
}

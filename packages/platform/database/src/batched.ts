import { setTimeout as realSleep } from 'node:timers/promises'
import { OutcomeUnknown } from './errors.ts'

/** How requests are gathered. */
export interface BatchedOptions<Request> {
  /** How many batches of one group may be in flight at once. */
  readonly lanes: number
  /** Most requests in a batch. */
  readonly sizeMax: number
  /** Most requests waiting or running; one more is answered {@link Busy}. */
  readonly queueMax: number
  /** What may share a transaction, e.g. the company: a batch is of one group. */
  groupOf(request: Request): string
  /** What two batches would fight over, e.g. the wallet: requests alike in it take the same lane of their group. */
  contentionOf(request: Request): string
  /** Key and fingerprint: a request sent again while the first is under way gets the first one's answer. */
  identityOf(request: Request): string
  /** How time passes between the attempts to resolve an unknown commit; a simulation brings its own. */
  sleep?(durationMs: number): Promise<unknown>
}

/** Too many requests are waiting. Nothing has run; it may be sent again later. */
export class Busy extends Error {
  override readonly name = 'Busy'
  readonly code = 'busy'

  constructor() {
    super('Too many requests are waiting. Nothing was done; try again in a moment.')
  }
}

/** Takes single requests, and answers each as the set function answered it. */
export interface Batched<Request, Outcome> {
  (request: Request): Promise<Outcome>
  /** Requests waiting or running. */
  readonly size: number
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>
}

interface Waiting<Request, Outcome> {
  readonly request: Request
  readonly settle: (outcome: Outcome) => void
  readonly fail: (error: unknown) => void
}

// How often a batch whose commit is unknown is sent again, with the same keys.
const resolvingAttempts = 6

/**
 * Puts a set function behind single requests: what arrives while a batch is in flight leaves together in the next one.
 * Nothing waits when nothing is in flight, and many requests share one commit when it is busy.
 *
 * `run` is one transaction and answers one outcome for each request, in their order; it must know a key again. A commit
 * whose answer was lost is resolved by sending the same requests again, and only rejected with `OutcomeUnknown` when the
 * database stays away. On any other error the batch is halved until the one request that causes it fails alone.
 */
export function batched<Request, Outcome>(
  run: (requests: readonly Request[]) => Promise<readonly Outcome[]>,
  options: BatchedOptions<Request>,
): Batched<Request, Outcome> {
  type Entry = Waiting<Request, Outcome>
  const { sleep = realSleep } = options
  const lanes = new Map<string, Entry[]>()
  const underWay = new Map<string, Promise<Outcome>>()
  let idleWaiters: (() => void)[] = []

  async function drain(lane: string, queue: Entry[]): Promise<void> {
    // One turn of the event loop, so that requests which arrived together leave together.
    await Promise.resolve()
    while (queue.length > 0) await runBatch(queue.splice(0, options.sizeMax))
    lanes.delete(lane)
  }

  async function runBatch(batch: readonly Entry[]): Promise<void> {
    let outcomes: readonly Outcome[]
    try {
      outcomes = await resolve(batch.map(({ request }) => request))
    } catch (error) {
      const [only, ...others] = batch
      if (!only) return
      if (others.length === 0 || error instanceof OutcomeUnknown) {
        for (const { fail } of batch) fail(error)
        return
      }
      const half = batch.length >> 1
      await runBatch(batch.slice(0, half))
      await runBatch(batch.slice(half))
      return
    }
    batch.forEach(({ settle, fail }, index) => {
      const outcome = outcomes[index]
      if (outcome === undefined) fail(new Error('a set answers one outcome for each request'))
      else settle(outcome)
    })
  }

  async function resolve(requests: readonly Request[]): Promise<readonly Outcome[]> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await run(requests)
      } catch (error) {
        if (!(error instanceof OutcomeUnknown) || attempt === resolvingAttempts) throw error
        await sleep(20 * 2 ** attempt)
      }
    }
  }

  function submit(request: Request): Promise<Outcome> {
    const group = options.groupOf(request)
    const identity = JSON.stringify([group, options.identityOf(request)])
    const same = underWay.get(identity)
    if (same) return same
    if (underWay.size >= options.queueMax) return Promise.reject(new Busy())
    const promise = new Promise<Outcome>((settle, fail) => {
      const lane = `${laneNumber(options.contentionOf(request), options.lanes)} ${group}`
      const queue = lanes.get(lane)
      if (queue) {
        queue.push({ request, settle, fail })
      } else {
        const started = [{ request, settle, fail }]
        lanes.set(lane, started)
        void drain(lane, started)
      }
    })
    underWay.set(identity, promise)
    const done = () => {
      underWay.delete(identity)
      if (underWay.size > 0) return
      for (const wake of idleWaiters) wake()
      idleWaiters = []
    }
    promise.then(done, done)
    return promise
  }

  const idle = () =>
    underWay.size === 0 ? Promise.resolve() : new Promise<void>((wake) => idleWaiters.push(wake))
  return Object.defineProperty(Object.assign(submit, { idle, size: 0 }), 'size', { get: () => underWay.size })
}

function laneNumber(contention: string, lanes: number): number {
  if (lanes === 1) return 0
  let hash = 0
  for (let index = 0; index < contention.length; index++)
    hash = (Math.imul(hash, 31) + contention.charCodeAt(index)) | 0
  return Math.abs(hash) % lanes
}

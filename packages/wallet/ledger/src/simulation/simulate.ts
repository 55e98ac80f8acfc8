import { type Batched, Busy, batched, OutcomeUnknown, RetryTransaction } from '@platform/database'
import type { Outcome, PostedFacts } from '../outcome.ts'
import { memoryLedger } from '../testing/memory.ts'
import { type Act, nextAct } from './acts.ts'
import { diceOf } from './dice.ts'
import { type Answer, judgeRun } from './judge-run.ts'
import { ConnectionLost, type StoreCounts, type StoreFaults, SubscriberThrew, store } from './store.ts'
import { virtualTime } from './virtual-time.ts'

/** What a run did: how often each thing went wrong, and how the acts ended. */
export interface RunCounts extends StoreCounts {
  acts: number
  posted: number
  replayed: number
  rejected: number
  /** Failed for good: the poisoned ones. */
  failed: number
  /** Attempts that ended without an answer, and were made again. */
  unknown: number
  busy: number
  duplicates: number
  dropped: number
  crashes: number
  /** Postings of the kinds that are easily missed. */
  holds: number
  captures: number
  expired: number
  transfers: number
  refunds: number
  reversals: number
}

/** An API process: a queue in memory, which is gone when it dies. */
interface Process {
  alive: boolean
  submit: Batched<Act, Outcome>
}

const healthy: StoreFaults = {
  beforeCommitPercent: 0,
  atCommitPercent: 0,
  afterCommitPercent: 0,
  rollbackPercent: 0,
}

/**
 * One seed: clients send acts through a network that drops, doubles and delays, to API processes that crash, which run
 * the real `batched` on a database that loses connections, around the real `decide`. Clients send an act again, under
 * its key, until they know. Throws when anything does not hold afterwards; answers what happened.
 */
export async function simulate(seed: number): Promise<RunCounts> {
  const dice = diceOf(seed)
  const time = virtualTime()
  const customers = ['c-0', 'c-1', 'c-2', 'c-3'].slice(0, 1 + dice.below(4)) as [string, ...string[]]
  const ledger = memoryLedger(
    customers.map((customerId, index) => ({
      customerId,
      id: `00000000-0000-4000-8000-00000000000${index}`,
      floor: dice.chance(25) ? -40n : 0n,
    })),
  )

  const bad = dice.chance(85)
  // Everybody comes at once: that is when rivals meet between reading and writing.
  const rush = dice.chance(40)
  const faultsUntilMs = bad ? 150 + dice.below(400) : 0
  const levels: StoreFaults = {
    beforeCommitPercent: dice.below(8),
    atCommitPercent: dice.below(25),
    afterCommitPercent: dice.below(25),
    rollbackPercent: dice.below(6),
  }
  const network = {
    dropPercent: dice.below(20),
    doublePercent: dice.below(25),
    delayMs: rush ? 2 : 1 + dice.below(60),
  }
  const isFaulty = () => time.nowMs < faultsUntilMs
  const poisoned = new Set<string>()
  const database = store({
    dice,
    time,
    ledger,
    faults: () => (isFaulty() ? levels : healthy),
    isPoison: ({ source }) => poisoned.has(source),
  })
  const counts: RunCounts = Object.assign(database.counts, {
    acts: 0,
    posted: 0,
    replayed: 0,
    rejected: 0,
    failed: 0,
    unknown: 0,
    busy: 0,
    duplicates: 0,
    dropped: 0,
    crashes: 0,
    holds: 0,
    captures: 0,
    expired: 0,
    transfers: 0,
    refunds: 0,
    reversals: 0,
  })

  let transactions = 0
  function startProcess(): Process {
    const queue = { lanes: 1 + dice.below(2), sizeMax: 1 + dice.below(6), queueMax: 2 + dice.below(8) }
    const process: Process = {
      alive: true,
      submit: batched(
        async (acts: readonly Act[]) => {
          for (;;) {
            // As in `transaction`: ids are drawn inside, for each attempt anew.
            const requests = acts.map((act) => act.request(`t-${String(transactions++).padStart(4, '0')}`))
            try {
              const outcomes = await database.transact(requests, process)
              return await orSilence(process, outcomes)
            } catch (error) {
              await orSilence(process, undefined)
              if (!(error instanceof RetryTransaction)) throw error
              await time.sleep(1 + dice.below(8))
            }
          }
        },
        {
          ...queue,
          groupOf: () => 'company',
          contentionOf: (act) => act.request('').customerId,
          identityOf: (act) => {
            const { idempotencyKey, requestHash } = act.request('')
            return `${idempotencyKey} ${requestHash.toString('hex')}`
          },
          sleep: (ms) => time.sleep(ms),
        },
      ),
    }
    return process
  }
  const processes = Array.from({ length: 1 + dice.below(2) }, startProcess)

  const deliveries = new Map<Act, (Answer | undefined)[]>()
  const acknowledged: PostedFacts[] = []
  /** One delivery of an act to a process, and its answer's way back; whatever goes wrong on the way is silence. */
  async function deliver(act: Act, heard: (answer: Answer) => void): Promise<void> {
    await time.sleep(1 + dice.below(network.delayMs))
    if (isFaulty() && dice.chance(network.dropPercent)) {
      counts.dropped++
      return
    }
    const process = processes[dice.below(processes.length)]
    if (!process) return
    const ofAct = deliveries.get(act) ?? []
    deliveries.set(act, ofAct)
    const place = ofAct.push(undefined) - 1
    const outcome: Answer = await process.submit(act).catch(failureOf)
    ofAct[place] = outcome
    await time.sleep(1 + dice.below(network.delayMs))
    if (isFaulty() && dice.chance(network.dropPercent)) counts.dropped++
    else heard(outcome)
  }

  async function insist(act: Act): Promise<void> {
    for (;;) {
      const answer = await new Promise<Answer>((heard) => {
        void deliver(act, heard)
        if (isFaulty() && dice.chance(network.doublePercent)) {
          counts.duplicates++
          void deliver(act, heard)
        }
        void time.sleep(120).then(() => heard('unknown'))
      })
      if (answer === 'unknown' || answer === 'busy') {
        counts[answer]++
        await time.sleep(1 + dice.below(40))
        continue
      }
      if (answer === 'failed') counts.failed++
      else {
        counts[answer.status]++
        if (answer.status !== 'rejected') {
          const { status: _, received: __, ...facts } = { received: undefined, ...answer }
          acknowledged.push(facts)
        }
      }
      return
    }
  }

  let finished = 0
  const used: string[] = []
  const clients = 1 + dice.below(4)
  async function client(name: string): Promise<void> {
    for (let turn = 1 + dice.below(4); turn > 0; turn--) {
      await time.sleep(rush ? 0 : dice.below(30))
      const act = nextAct(`${name}-${turn}`, { dice, now: database.now(), customers, acknowledged, used })
      if (act.poisonous) poisoned.add(act.request('').source)
      counts.acts++
      await insist(act)
    }
    finished++
  }

  async function misfortune(): Promise<void> {
    for (let turn = dice.below(3); turn > 0 && bad; turn--) {
      await time.sleep(dice.below(faultsUntilMs))
      if (dice.chance(50)) database.restart()
      else {
        const place = dice.below(processes.length)
        const dying = processes[place]
        if (dying) dying.alive = false
        processes[place] = startProcess()
        counts.crashes++
      }
    }
  }

  for (let index = 0; index < clients; index++) void client(`${index}`)
  void misfortune()
  await time.run()
  judgeRun({
    store: database,
    deliveries,
    acknowledged,
    poisoned,
    stuckClients: clients - finished,
    waiting: processes.reduce((sum, { submit }) => sum + submit.size, 0),
  })
  for (const { request, received } of database.history) {
    if (request.procedure === 'wallet.expire') counts.expired++
    else if (request.kind === 'hold') counts.holds++
    else if (request.kind === 'capture') counts.captures++
    else if (request.kind === 'transfer' && !received) counts.transfers++
    else if (request.kind === 'refund') counts.refunds++
    else if (request.kind === 'reversal') counts.reversals++
  }
  return counts
}

function failureOf(error: unknown): 'failed' | 'busy' | 'unknown' {
  if (error instanceof SubscriberThrew) return 'failed'
  if (error instanceof Busy) return 'busy'
  if (error instanceof ConnectionLost || error instanceof OutcomeUnknown) return 'unknown'
  throw error
}

/** A process that has died meanwhile neither answers nor does anything else. */
function orSilence<Answer>(process: Process, answer: Answer): Promise<Answer> {
  return process.alive ? Promise.resolve(answer) : new Promise(() => {})
}

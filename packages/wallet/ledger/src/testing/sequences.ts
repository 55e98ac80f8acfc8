import { newId } from '@platform/database'
import fc from 'fast-check'
import type { TransactionRequest } from '../transaction-request.ts'
import { minutes } from './moments.ts'
import { capture, credit, debit, hold, refund, release, reversal, takeBack, transfer } from './requests.ts'

const origin = fc.constantFrom(
  'paid' as const,
  'refund' as const,
  'gift_card' as const,
  'promotional' as const,
)
/** In how many minutes something expires: never, mostly soon enough to be seen, now and then before it is there. */
const lifetime = fc.oneof(
  { weight: 10, arbitrary: fc.constant(null) },
  { weight: 9, arbitrary: fc.constantFrom(10, 30) },
  { weight: 1, arbitrary: fc.constant(0) },
)

/** Which earlier request is undone: of the fitting ones, counted from the last, so that undoings of undoings come about. */
const undoing = {
  earlier: fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 2 }) },
    { weight: 1, arbitrary: fc.nat({ max: 12 }) },
  ),
  /** Now and then one that does not fit, or another customer who asks. */
  misfit: rarely(),
  stranger: rarely(),
}

const steps = {
  credit: fc.record({
    move: fc.constant('credit' as const),
    amount: fc.bigInt(1n, 90n),
    origin,
    lifetime,
  }),
  debit: fc.record({
    move: fc.constant('debit' as const),
    amount: fc.bigInt(1n, 25n),
    origins: fc.option(fc.uniqueArray(origin, { minLength: 1, maxLength: 2 }), { freq: 5, nil: undefined }),
  }),
  refund: fc.record({ move: fc.constant('refund' as const), amount: fc.bigInt(1n, 15n), ...undoing }),
  reversal: fc.record({ move: fc.constant('reversal' as const), ...undoing }),
  takeBack: fc.record({ move: fc.constant('take_back' as const), amount: fc.bigInt(1n, 40n), ...undoing }),
  hold: fc.record({
    move: fc.constant('hold' as const),
    amount: fc.bigInt(1n, 25n),
    lifetime: fc.constantFrom(5, 15, 40),
  }),
  capture: fc.record({ move: fc.constant('capture' as const), amount: fc.bigInt(1n, 15n), ...undoing }),
  release: fc.record({ move: fc.constant('release' as const), ...undoing }),
  transfer: fc.record({ move: fc.constant('transfer' as const), amount: fc.bigInt(1n, 25n), to: fc.nat() }),
  wait: fc.record({ move: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 20) }),
  replay: fc.record({ move: fc.constant('replay' as const), ...undoing }),
  reuse: fc.record({ move: fc.constant('reuse' as const), ...undoing }),
}

const step = fc.oneof(
  { weight: 7, arbitrary: steps.credit },
  { weight: 9, arbitrary: steps.debit },
  { weight: 5, arbitrary: steps.refund },
  { weight: 4, arbitrary: steps.reversal },
  { weight: 2, arbitrary: steps.takeBack },
  { weight: 4, arbitrary: steps.hold },
  { weight: 4, arbitrary: steps.capture },
  { weight: 2, arbitrary: steps.release },
  { weight: 2, arbitrary: steps.transfer },
  { weight: 3, arbitrary: steps.wait },
  { weight: 1, arbitrary: steps.replay },
  { weight: 1, arbitrary: steps.reuse },
)

/** Up to `maxLength` requests on the wallets of `owners` customers; customers are named by their index. */
export function sequences({ owners, maxLength }: { owners: number; maxLength: number }) {
  const turn = fc.record({ step, owner: fc.nat({ max: owners - 1 }) })
  return fc.array(turn, { minLength: 1, maxLength, size: 'max' })
}

type Sequence = ReturnType<typeof sequences> extends fc.Arbitrary<infer Turns> ? Turns : never

/**
 * The requests of a sequence for the customers given, each occurring when the clock says so; ids are drawn anew each
 * time.
 */
export function requestsOf(sequence: Sequence, customers: readonly string[]): TransactionRequest[] {
  const requests: TransactionRequest[] = []
  let elapsed = 0
  for (const { step, owner } of sequence) {
    if (step.move === 'wait') {
      elapsed += step.minutes
      continue
    }
    const request = requestOf(step, { customerId: customers[owner] ?? '', customers, requests, elapsed })
    if (request) requests.push(request)
  }
  return requests
}

function requestOf(
  step: Exclude<Sequence[number]['step'], { move: 'wait' }>,
  {
    customerId,
    customers,
    requests,
    elapsed,
  }: {
    customerId: string
    customers: readonly string[]
    requests: readonly TransactionRequest[]
    elapsed: number
  },
): TransactionRequest | undefined {
  const own = { customerId, occurredAt: minutes(elapsed) }
  switch (step.move) {
    case 'credit': {
      const { amount, origin, lifetime } = step
      return credit({
        ...own,
        amount,
        origin,
        expiresAt: lifetime === null ? null : minutes(elapsed + lifetime),
      })
    }
    case 'debit':
      return debit({ ...own, amount: step.amount, ...(step.origins && { origins: step.origins }) })
    case 'hold':
      return hold({ ...own, amount: step.amount, expiresAt: minutes(elapsed + step.lifetime) })
    case 'transfer':
      return transfer({
        ...own,
        amount: step.amount,
        toCustomerId: customers[step.to % customers.length] ?? '',
      })
  }
  const undone = requests.filter(({ move }) => step.misfit || fits(step.move, move)).at(-1 - step.earlier)
  const asking = { ...own, customerId: step.stranger ? customerId : (undone?.customerId ?? customerId) }
  const id = undone?.transactionId ?? newId()
  switch (step.move) {
    case 'refund':
      return refund({ ...asking, refundOf: id, amount: step.amount })
    case 'reversal':
      return reversal({ ...asking, reverses: id })
    case 'take_back':
      return takeBack({ ...asking, creditTransactionId: id, atMost: step.amount })
    case 'capture':
      return capture({ ...asking, holdId: id, amount: step.amount })
    case 'release':
      return release({ ...asking, holdId: id })
    case 'replay':
      return undone && { ...undone, transactionId: newId(), occurredAt: own.occurredAt }
    case 'reuse':
      return undone && credit({ ...own, amount: 1n, idempotencyKey: undone.idempotencyKey })
  }
}

function fits(undoing: string, undone: TransactionRequest['move']): boolean {
  if (undoing === 'refund') return undone === 'debit' || undone === 'capture'
  if (undoing === 'take_back') return undone === 'credit'
  if (undoing === 'capture' || undoing === 'release') return undone === 'hold'
  return undoing === 'reversal' ? undone !== 'reversal' : true
}

/** The requests of one moment after another. */
export function byMoment(
  requests: readonly TransactionRequest[],
): { now: Date; set: TransactionRequest[] }[] {
  const moments: { now: Date; set: TransactionRequest[] }[] = []
  for (const request of requests) {
    const last = moments.at(-1)
    if (last?.now.getTime() === request.occurredAt.getTime()) last.set.push(request)
    else moments.push({ now: request.occurredAt, set: [request] })
  }
  return moments
}

function rarely() {
  return fc.integer({ min: 0, max: 11 }).map((chance) => chance === 11)
}

/** The same requests in sets of the given sizes, over and over. */
export function inSets<Item>(items: readonly Item[], sizes: readonly number[]): Item[][] {
  const sets: Item[][] = []
  for (let start = 0, turn = 0; start < items.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    sets.push(items.slice(start, start + size))
    start += size
  }
  return sets
}

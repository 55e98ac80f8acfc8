import { newId } from '@platform/database'
import fc from 'fast-check'
import type { TransactionRequest } from '../transaction-request.ts'
import { credit, debit, refund, reversal, takeBack } from './requests.ts'

const origin = fc.constantFrom(
  'paid' as const,
  'refund' as const,
  'gift_card' as const,
  'promotional' as const,
)
const expiry = fc.constantFrom(null, null, new Date('2030-06-01'), new Date('2031-01-01'))

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
    expiresAt: expiry,
  }),
  debit: fc.record({
    move: fc.constant('debit' as const),
    amount: fc.bigInt(1n, 25n),
    origins: fc.option(fc.uniqueArray(origin, { minLength: 1, maxLength: 2 }), { freq: 5, nil: undefined }),
  }),
  refund: fc.record({ move: fc.constant('refund' as const), amount: fc.bigInt(1n, 15n), ...undoing }),
  reversal: fc.record({ move: fc.constant('reversal' as const), ...undoing }),
  takeBack: fc.record({ move: fc.constant('take_back' as const), amount: fc.bigInt(1n, 40n), ...undoing }),
  replay: fc.record({ move: fc.constant('replay' as const), ...undoing }),
  reuse: fc.record({ move: fc.constant('reuse' as const), ...undoing }),
}

const step = fc.oneof(
  { weight: 7, arbitrary: steps.credit },
  { weight: 9, arbitrary: steps.debit },
  { weight: 5, arbitrary: steps.refund },
  { weight: 4, arbitrary: steps.reversal },
  { weight: 2, arbitrary: steps.takeBack },
  { weight: 1, arbitrary: steps.replay },
  { weight: 1, arbitrary: steps.reuse },
)

/** Up to `maxLength` requests on the wallets of `owners` customers; customers are named by their index. */
export function sequences({ owners, maxLength }: { owners: number; maxLength: number }) {
  const turn = fc.record({ step, owner: fc.nat({ max: owners - 1 }) })
  return fc.array(turn, { minLength: 1, maxLength, size: 'max' })
}

type Sequence = ReturnType<typeof sequences> extends fc.Arbitrary<infer Turns> ? Turns : never

/** The requests of a sequence for the customers given; ids are drawn anew each time. */
export function requestsOf(sequence: Sequence, customers: readonly string[]): TransactionRequest[] {
  const requests: TransactionRequest[] = []
  for (const { step, owner } of sequence) {
    const customerId = customers[owner] ?? ''
    if (step.move === 'credit') requests.push(credit({ customerId, ...step }))
    else if (step.move === 'debit') {
      const { origins, amount } = step
      requests.push(debit({ customerId, amount, ...(origins && { origins }) }))
    } else {
      const undone = requests.filter(({ move }) => step.misfit || fits(step.move, move)).at(-1 - step.earlier)
      const asking = step.stranger ? customerId : (undone?.customerId ?? customerId)
      const id = undone?.transactionId ?? newId()
      if (step.move === 'refund')
        requests.push(refund({ customerId: asking, refundOf: id, amount: step.amount }))
      if (step.move === 'reversal') requests.push(reversal({ customerId: asking, reverses: id }))
      if (step.move === 'take_back')
        requests.push(takeBack({ customerId: asking, creditTransactionId: id, atMost: step.amount }))
      if (step.move === 'replay' && undone) requests.push({ ...undone, transactionId: newId() })
      if (step.move === 'reuse' && undone)
        requests.push(credit({ customerId, amount: 1n, idempotencyKey: undone.idempotencyKey }))
    }
  }
  return requests
}

function fits(undoing: string, undone: TransactionRequest['move']): boolean {
  if (undoing === 'refund') return undone === 'debit'
  if (undoing === 'take_back') return undone === 'credit'
  return undoing === 'reversal' ? undone !== 'reversal' : true
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

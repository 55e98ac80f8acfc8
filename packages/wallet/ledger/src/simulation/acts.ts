import { createHash } from 'node:crypto'
import type { PostedFacts } from '../outcome.ts'
import { credit, debit, refund, reversal, takeBack } from '../testing/requests.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import type { Dice } from './dice.ts'

/** One thing a client wants, known by its key for as long as it takes. */
export interface Act {
  readonly name: string
  /** A subscriber throws at it, whenever it comes. */
  readonly poisonous: boolean
  /** The request, each attempt under a transaction id of its own. */
  request(transactionId: string): TransactionRequest
}

export interface ActOptions {
  readonly dice: Dice
  readonly customers: readonly [string, ...string[]]
  /** What was acknowledged so far, by anybody. */
  readonly acknowledged: readonly PostedFacts[]
  /** The keys that were used so far. */
  readonly used: string[]
}

const origins = ['paid', 'refund', 'gift_card', 'promotional'] as const
const expiries = [null, null, new Date('2030-06-01'), new Date('2031-01-01')] as const

/** Draws the next act: mostly new money and spending, then undoing what was acknowledged, now and then a misuse of a key. */
export function nextAct(name: string, { dice, customers, acknowledged, used }: ActOptions): Act {
  // Keys in another order than the acts, as random ones are.
  const own = `${dice.below(1_000).toString().padStart(3, '0')}-${name}`
  // A reused key is mostly one that is under way.
  const idempotencyKey = dice.chance(12) ? (used.at(-1 - dice.below(2)) ?? own) : own
  used.push(own)
  const sharesSource = dice.chance(4)
  const source = sharesSource ? 'source:shared' : `source:${name}`
  const facts = {
    idempotencyKey,
    requestHash: createHash('sha256').update(name).digest(),
    source,
    customerId: dice.pick(customers),
  }
  const earlier = acknowledged[dice.below(Math.max(acknowledged.length, 1))]
  // Now and then somebody else's transaction.
  const undone = {
    id: earlier?.transactionId ?? 'never posted',
    customerId: earlier && !dice.chance(10) ? earlier.customerId : facts.customerId,
  }
  const amount = BigInt(1 + dice.below(60))
  // Nothing can be undone yet while nothing was acknowledged.
  const die = dice.below(earlier ? 100 : 62)
  const request = drawRequest()
  return {
    name,
    poisonous: !sharesSource && dice.chance(3),
    request: (transactionId) => ({ ...request, transactionId }),
  }

  function drawRequest(): TransactionRequest {
    const own = { ...facts, transactionId: '' }
    if (die < 30)
      return credit({
        ...own,
        amount,
        origin: origins[die % 4] ?? 'paid',
        expiresAt: expiries[die % 3] ?? null,
      })
    if (die < 62) return debit({ ...own, amount, ...(die % 5 === 0 && { origins: ['paid', 'refund'] }) })
    const undoing = { ...own, customerId: undone.customerId }
    if (die < 76) return refund({ ...undoing, refundOf: undone.id, amount })
    if (die < 90) return reversal({ ...undoing, reverses: undone.id })
    return takeBack({ ...undoing, creditTransactionId: undone.id, atMost: amount })
  }
}

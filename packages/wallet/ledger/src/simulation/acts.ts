import { createHash } from 'node:crypto'
import type { PostedFacts } from '../outcome.ts'
import {
  capture,
  credit,
  debit,
  hold,
  refund,
  release,
  reversal,
  takeBack,
  transfer,
} from '../testing/requests.ts'
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
  /** The database's clock. */
  readonly now: Date
  readonly customers: readonly [string, ...string[]]
  /** What was acknowledged so far, by anybody. */
  readonly acknowledged: readonly PostedFacts[]
  /** The keys that were used so far. */
  readonly used: string[]
}

const origins = ['paid', 'refund', 'gift_card', 'promotional'] as const
/** Milliseconds: some credit and most holds expire while the run lasts. */
const lifetimes = [null, null, null, 150, 400, 1e9] as const

/** Draws the next act: mostly new money and spending, then undoing what was acknowledged, now and then a misuse of a key. */
export function nextAct(name: string, { dice, now, customers, acknowledged, used }: ActOptions): Act {
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
  // Nothing can be undone yet while nothing was acknowledged.
  const die = dice.below(earlier ? 100 : 58)
  const lifetime = dice.pick(lifetimes)
  const expiresAt = lifetime === null ? null : new Date(now.getTime() + lifetime)
  const holds = acknowledged.filter(({ heldChange }) => heldChange > 0n)
  const held = holds[dice.below(Math.max(holds.length, 1))]
  const request = drawRequest()
  return {
    name,
    poisonous: !sharesSource && dice.chance(3),
    request: (transactionId) => ({ ...request, transactionId }),
  }

  function drawRequest(): TransactionRequest {
    const own = { ...facts, transactionId: '' }
    if (die < 28)
      return credit({ ...own, amount: 3n * amount, origin: origins[die % 4] ?? 'paid', expiresAt })
    if (die < 44) return debit({ ...own, amount, ...(die % 5 === 0 && { origins: ['paid', 'refund'] }) })
    if (die < 51) return transfer({ ...own, toCustomerId: dice.pick(customers), amount })
    if (die < 58) return hold({ ...own, amount, expiresAt: expiresAt ?? new Date('2099-01-01') })
    if (held && die < 72) {
      const ofHold = { ...own, customerId: held.customerId, holdId: held.transactionId }
      return die < 68 ? capture({ ...ofHold, amount }) : release(ofHold)
    }
    const undoing = { ...own, customerId: undone.customerId }
    if (die < 82) return refund({ ...undoing, refundOf: undone.id, amount })
    if (die < 93) return reversal({ ...undoing, reverses: undone.id })
    return takeBack({ ...undoing, creditTransactionId: undone.id, atMost: amount })
  }
}

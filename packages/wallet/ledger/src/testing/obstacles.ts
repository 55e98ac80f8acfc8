import type { Wallet } from '../decide/state.ts'
import type { Rejection } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { testNow } from './memory.ts'
import { minutes } from './moments.ts'
import { credit, debit, hold, release, reversal } from './requests.ts'

export const ada = 'ada'
export const ben = 'ben'
export const largest = 2n ** 63n - 1n

/** A request that is accepted as it stands, and what came before it. */
interface Scene<Request extends TransactionRequest = TransactionRequest> {
  /** Posted first, all of it. */
  readonly before: TransactionRequest[]
  /** The wallets as they are then, where that is not what was posted. */
  ada?: Partial<Wallet>
  ben?: Partial<Wallet>
  now: Date
  request: Request
}

/** One thing that speaks against a request of its kind. */
export interface Obstacle<Request extends TransactionRequest> {
  readonly name: string
  readonly code: Rejection['code']
  raise(scene: Scene<Request>): void
  /** Earlier obstacles that cannot stand beside it. */
  readonly without?: readonly string[]
}

/** A kind of request with what speaks against it, in the order in which it is answered. */
export interface Rule {
  readonly name: string
  scene(): Scene
  readonly obstacles: readonly Obstacle<TransactionRequest>[]
}

export function rule<Request extends TransactionRequest>(
  name: string,
  scene: () => { before: TransactionRequest[]; request: Request },
  obstacles: readonly Obstacle<NoInfer<Request>>[],
): Rule {
  return {
    name,
    scene: () => ({ now: testNow, ...scene() }),
    // Each is only ever given the scene of its own rule.
    obstacles: [...ofAnyRequest, ...obstacles] as unknown as readonly Obstacle<TransactionRequest>[],
  }
}

/** Before the request is looked at: its key, its source, its currency. */
const ofAnyRequest: readonly Obstacle<TransactionRequest>[] = [
  {
    name: 'a key of another request',
    code: 'key_reused',
    raise: (scene) => {
      const { idempotencyKey } = scene.request
      scene.before.push(credit({ customerId: ben, amount: 1n, idempotencyKey }))
    },
  },
  {
    name: 'a source that is taken',
    code: 'source_taken',
    raise: (scene) => {
      const { kind, source } = scene.request
      scene.before.push(credit({ customerId: ben, amount: 1n, kind, source }))
    },
  },
  {
    name: 'another currency',
    code: 'wrong_currency',
    raise: (scene) => {
      scene.request = { ...scene.request, currency: 'USD' }
    },
  },
]

export const topUp = () => credit({ customerId: ada, amount: 100n })
export const sale = () => debit({ customerId: ada, amount: 60n })
export const placed = () => hold({ customerId: ada, amount: 60n, expiresAt: minutes(10) })

/** The amount of a request is no amount at all. */
export const noAmount: Obstacle<Extract<TransactionRequest, { amount: bigint }>> = {
  name: 'no amount',
  code: 'amount_out_of_range',
  raise: (scene) => {
    scene.request = { ...scene.request, amount: 0n }
  },
}
export const expiresAtOnce: Obstacle<Extract<TransactionRequest, { expiresAt: Date | null }>> = {
  name: 'an expiry that is past',
  code: 'expired_already',
  raise: (scene) => {
    scene.request = { ...scene.request, expiresAt: testNow }
  },
}
export const frozen = (direction: 'in' | 'out'): Obstacle<TransactionRequest> => ({
  name: 'a freeze',
  code: 'wallet_frozen',
  raise: (scene) => {
    scene.ada = { ...scene.ada, status: `frozen_${direction}` }
  },
})
export const overflowing: Obstacle<TransactionRequest> = {
  name: 'a balance past int8',
  code: 'amount_out_of_range',
  raise: (scene) => {
    scene.ada = { ...scene.ada, balance: largest }
  },
}
export const short: Obstacle<TransactionRequest> = {
  name: 'a shortage',
  code: 'insufficient_funds',
  raise: (scene) => {
    scene.ada = { ...scene.ada, balance: 0n }
  },
}
/** What the request undoes was undone before. */
export const undone: Obstacle<TransactionRequest> = {
  name: 'a reversal',
  code: 'already_reversed',
  raise: (scene) => {
    const { transactionId } = scene.before.at(-1) ?? scene.request
    scene.before.push(reversal({ customerId: ada, reverses: transactionId }))
  },
}
/** The hold that is named is not there any more. */
export const gone: readonly Obstacle<TransactionRequest>[] = [
  {
    name: 'a hold that has expired',
    code: 'hold_expired',
    raise: (scene) => {
      scene.now = minutes(10)
    },
  },
  {
    name: 'a hold that was released',
    code: 'hold_released',
    without: ['a hold that has expired'],
    raise: (scene) => {
      const { transactionId } = scene.before.find(({ move }) => move === 'hold') ?? scene.request
      scene.before.push(release({ customerId: ada, holdId: transactionId }))
    },
  },
]

import { assert } from '@platform/database'
import type { Outcome, PostedFacts, Rejection, SystemPosting } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { apply, type Posting } from './apply.ts'
import { capture } from './capture.ts'
import { credit } from './credit.ts'
import { debit } from './debit.ts'
import { expire } from './expire.ts'
import { hold } from './hold.ts'
import { answerKnown, keyOf, sourceOf } from './known.ts'
import { isRejection, type Movement } from './movement.ts'
import { refund } from './refund.ts'
import { release } from './release.ts'
import { reversal } from './reversal.ts'
import type { LedgerState, Wallet } from './state.ts'
import { takeBack } from './take-back.ts'
import { transfer } from './transfer.ts'

export interface Decision {
  /** One for each request, in their order. */
  readonly outcomes: readonly Outcome[]
  /** All that is to be written, in its order. */
  readonly postings: readonly Posting[]
  /** Of those, what no request asked for: what has expired. */
  readonly systemPostings: readonly SystemPosting[]
}

/**
 * Judges requests in their order, each against what those before it left, and brings `state` forward. No clock but the
 * state's, no chance, no I/O: the same state and requests always answer the same, in one set or in many.
 *
 * Where several refusals apply, the first of these is answered: the key, the source, the currency, the transaction or
 * hold named and the amount, when it would expire, what was done to that transaction or hold before, the freeze, the
 * money.
 */
export function decide(state: LedgerState, requests: readonly TransactionRequest[]): Decision {
  const postings: Posting[] = []
  const systemPostings: SystemPosting[] = []
  const postExpired = (wallet: Wallet) => {
    const expired = expire(state, wallet)
    postings.push(...expired)
    systemPostings.push(...expired)
    return expired
  }
  const outcomes = requests.map((request): Outcome => {
    const known = answerKnown(state, request)
    if (known) return known
    const [wallet, ...others] = walletsOf(state, request)
    for (const one of [wallet, ...others]) postExpired(one)
    const movement = move(state, wallet, request)
    if (isRejection(movement)) return { status: 'rejected', rejection: movement }
    const posting = apply(state, wallet, request, movement)
    postings.push(posting)
    const { onward } = movement
    const received = onward && apply(state, onward.wallet, request, onward.movement)
    if (received) postings.push(received)
    const facts = afterLapse(posting, postExpired(wallet))
    keep(state, request, facts)
    return { status: 'posted', ...facts, ...(received && { received: received.facts }) }
  })
  return { outcomes, postings, systemPostings }
}

/** Posts what has expired of wallets that nobody asks anything of. */
export function decideExpired(state: LedgerState): Pick<Decision, 'postings' | 'systemPostings'> {
  const postings = [...state.wallets.values()].flatMap((wallet) => expire(state, wallet))
  return { postings, systemPostings: postings }
}

function walletsOf(state: LedgerState, request: TransactionRequest): [Wallet, ...Wallet[]] {
  const walletOf = (customerId: string) => {
    const wallet = state.wallets.get(customerId)
    assert(wallet, `no wallet of customer ${customerId} was locked`)
    return wallet
  }
  const wallet = walletOf(request.customerId)
  return request.move === 'transfer' ? [wallet, walletOf(request.toCustomerId)] : [wallet]
}

/** What comes back into a lot that has expired meanwhile is gone at once, and the answer says so. */
function afterLapse({ facts }: Posting, lapses: readonly Posting[]): PostedFacts {
  const lapsed = lapses.reduce((sum, lapse) => sum - lapse.facts.amount, 0n)
  if (lapsed === 0n) return facts
  const { balanceAfter, availableAfter } = facts
  return {
    ...facts,
    lapsed,
    balanceAfter: balanceAfter - lapsed,
    availableAfter: availableAfter - lapsed,
  }
}

/** Keeps an answer where replays of its key, and rivals for its source, will find it. */
function keep(state: LedgerState, request: TransactionRequest, facts: PostedFacts): void {
  const known = { ...request, facts }
  state.byKey.set(keyOf(request), known)
  state.bySource.set(sourceOf(request), known)
}

function move(state: LedgerState, wallet: Wallet, request: TransactionRequest): Movement | Rejection {
  if (request.currency !== wallet.currency)
    return { code: 'wrong_currency', walletCurrency: wallet.currency, requestCurrency: request.currency }
  switch (request.move) {
    case 'credit':
      return credit(state, wallet, request)
    case 'debit':
      return debit(wallet, request)
    case 'take_back':
      return takeBack(state, wallet, request)
    case 'reversal':
      return reversal(state, wallet, request)
    case 'refund':
      return refund(state, wallet, request)
    case 'hold':
      return hold(state, wallet, request)
    case 'capture':
      return capture(state, wallet, request)
    case 'release':
      return release(state, wallet, request)
    case 'transfer':
      return transfer(state, wallet, request)
  }
}

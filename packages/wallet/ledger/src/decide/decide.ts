import { assert } from '@platform/database'
import type { Outcome, Rejection } from '../outcome.ts'
import type { TransactionRequest } from '../transaction-request.ts'
import { apply, type Posting } from './apply.ts'
import { credit } from './credit.ts'
import { debit } from './debit.ts'
import { answerKnown } from './known.ts'
import { isRejection, type Movement } from './movement.ts'
import { refund } from './refund.ts'
import { reversal } from './reversal.ts'
import type { LedgerState, Wallet } from './state.ts'
import { takeBack } from './take-back.ts'

export interface Decision {
  /** One for each request, in their order. */
  readonly outcomes: readonly Outcome[]
  /** Of those that were accepted, in their order. */
  readonly postings: readonly Posting[]
}

/**
 * Judges requests in their order, each against what those before it left, and brings `state` forward. No clock, no
 * chance, no I/O: the same state and requests always answer the same, in one set or in many.
 *
 * Where several refusals apply, the first of these is answered: the key, the source, the currency, the transaction
 * named and the amount, what was done to that transaction before, the freeze, the money.
 */
export function decide(state: LedgerState, requests: readonly TransactionRequest[]): Decision {
  const postings: Posting[] = []
  const outcomes = requests.map((request): Outcome => {
    const known = answerKnown(state, request)
    if (known) return known
    const wallet = state.wallets.get(request.customerId)
    assert(wallet, `no wallet of customer ${request.customerId} was locked`)
    const decided = move(state, wallet, request)
    if (isRejection(decided)) return { status: 'rejected', rejection: decided }
    const posting = apply(state, wallet, request, decided)
    postings.push(posting)
    return { status: 'posted', ...posting.facts }
  })
  return { outcomes, postings }
}

function move(state: LedgerState, wallet: Wallet, request: TransactionRequest): Movement | Rejection {
  if (request.currency !== wallet.currency)
    return { code: 'wrong_currency', walletCurrency: wallet.currency, requestCurrency: request.currency }
  switch (request.move) {
    case 'credit':
      return credit(wallet, request)
    case 'debit':
      return debit(wallet, request)
    case 'take_back':
      return takeBack(state, wallet, request)
    case 'reversal':
      return reversal(state, wallet, request)
    case 'refund':
      return refund(state, wallet, request)
  }
}

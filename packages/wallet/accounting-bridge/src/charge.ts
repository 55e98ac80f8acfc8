import { lockPeriod } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import { type DebitRequest, findReplays, type Outcome } from '@wallet/ledger'
import { postAndBook } from './post-and-book.ts'
import { refusalOf } from './refuse.ts'

/** Something that is bought at the till or in the shop, and paid from the customer's wallet at once. */
export interface ChargeRequest {
  readonly customerId: string
  readonly currency: string
  /** Minor units, more than zero. */
  readonly amount: bigint
  /** The act that is paid for, unique among charges: 'order:<id>/tender:1'. */
  readonly source: string
  /** For people: the number of the order or the receipt. */
  readonly reference: string
  readonly idempotencyKey: string
  /** `requestHash` of what the client sent. */
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** The day it counts in the books: at a till, the business date of its session. */
  readonly date: string
}

export interface Charged {
  /** Also the id of the wallet transaction and of its journal entry: one act, one id. */
  readonly chargeId: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly walletBalance: bigint
  readonly walletAvailable: bigint
}

const procedure = 'wallet.charge'

/**
 * Pays sales from wallets, with credit of any origin: Dr wallet, Cr POS clearing, in the caller's transaction. Answers
 * one outcome for each request, in their order; a refused one leaves its neighbours as they were. A key sent again
 * answers as the first time. Refuses a date that is locked, and more than the wallet has available.
 */
export async function chargeWallets(
  tx: Tx,
  company: Company,
  requests: readonly ChargeRequest[],
): Promise<(Charged | Refusal)[]> {
  const period = await lockPeriod(tx, company.id)
  const late = requests.filter(({ date }) => !period.isOpen(date))
  const onTime = late.length === 0 ? requests : requests.filter(({ date }) => period.isOpen(date))
  // What is too late now may have been in time when it was first sent.
  const replays = await findReplays(
    tx,
    company.id,
    late.map(({ idempotencyKey, requestHash }) => ({ procedure, idempotencyKey, requestHash })),
  )
  const outcomes = await postAndBook(
    tx,
    company,
    onTime.map((request) => ({
      request: debitFor(request),
      against: { role: 'pos_clearing' },
      reference: request.reference,
    })),
  )
  const answers = new Map<ChargeRequest, Charged | Refusal>()
  late.forEach((request, index) => {
    const replay = replays[index]
    answers.set(request, replay ? answerOf(replay, company) : period.refusal(request.date))
  })
  onTime.forEach((request, index) => {
    answers.set(request, answerOf(outcomes[index], company))
  })
  return requests.map((request) => answers.get(request) ?? answerOf(undefined, company))
}

function debitFor(request: ChargeRequest): DebitRequest {
  return {
    move: 'debit',
    transactionId: newId(),
    procedure,
    idempotencyKey: request.idempotencyKey,
    requestHash: request.requestHash,
    kind: 'charge',
    source: request.source,
    note: request.reference,
    actorId: request.actorId,
    occurredAt: new Date(),
    accountingDate: request.date,
    counterpart: 'sales',
    customerId: request.customerId,
    currency: request.currency,
    amount: request.amount,
  }
}

function answerOf(outcome: Outcome | undefined, company: Company): Charged | Refusal {
  if (!outcome) throw new Error('a set answers one outcome for each request')
  if (outcome.status === 'rejected') return refusalOf(outcome.rejection, company.currency, company.locale)
  return {
    chargeId: outcome.transactionId,
    customerId: outcome.customerId,
    currency: outcome.currency,
    amount: -outcome.amount,
    walletBalance: outcome.balanceAfter,
    walletAvailable: outcome.availableAfter,
  }
}

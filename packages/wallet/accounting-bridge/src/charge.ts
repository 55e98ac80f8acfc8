import { lockPeriod } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import type { DebitRequest, Outcome } from '@wallet/ledger'
import { bookPosted } from './post-and-book.ts'
import { lockWallets } from './post-to-wallets.ts'
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
  if (requests.length === 0) return []
  const charges = requests.map((request) => ({
    request: debitFor(request),
    against: { role: 'pos_clearing' },
    reference: request.reference,
  }))
  const debits = charges.map(({ request }) => request)
  const [period, wallets] = await Promise.all([lockPeriod(tx, company.id), lockWallets(tx, company, debits)])
  const onTime = charges.filter(({ request }) => period.isOpen(request.accountingDate))
  const outcomes = await wallets.post(onTime.map(({ request }) => request))
  await bookPosted(tx, company.id, onTime, outcomes)

  const outcomeOf = new Map(onTime.map(({ request }, index) => [request, outcomes[index]]))
  return debits.map((debit) => {
    // What is too late now may have been in time when it was first sent.
    const outcome = outcomeOf.get(debit) ?? wallets.findReplay(debit)
    return outcome ? answerOf(outcome, company) : period.refusal(debit.accountingDate)
  })
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

function answerOf(outcome: Outcome, company: Company): Charged | Refusal {
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

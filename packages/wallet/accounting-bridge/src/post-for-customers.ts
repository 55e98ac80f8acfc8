import { lockPeriod } from '@erp/accounting'
import { statement, type Tx } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import { findReplays, type Outcome } from '@wallet/ledger'
import { type BookableTransaction, postAndBook } from './post-and-book.ts'
import { refusalOf } from './refuse.ts'

const walletsOfCustomers = statement<{ customer_id: string }>(
  'wallet-books.wallets-of-customers',
  'select customer_id from wallet.wallet_view where company_id = $1 and customer_id = any($2::uuid[])',
)

/** What a person did to a wallet by hand. */
export interface Moved {
  /** Also the id of its journal entry: one act, one id. */
  readonly transactionId: string
  readonly customerId: string
  readonly currency: string
  /** Signed change of the balance. */
  readonly amount: bigint
  readonly heldChange: bigint
  readonly walletBalance: bigint
  readonly walletAvailable: bigint
  /** What came back into credit that had expired, and so is gone: see the ledger's `PostedFacts`. */
  readonly lapsed: bigint
}

/**
 * Posts and books what names customers and no document. Refuses customers who have no wallet (every customer of the
 * company has one) and dates on which the books are locked; a key sent again answers as the first time. Answers one
 * outcome for each, in their order; a refused one leaves its neighbours as they were.
 */
export async function postForCustomers(
  tx: Tx,
  company: Company,
  transactions: readonly BookableTransaction[],
): Promise<(Moved | Refusal)[]> {
  const requests = transactions.map(({ request }) => request)
  const [period, rows, replays] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.query(walletsOfCustomers, [company.id, requests.flatMap(customersOf)]),
    findReplays(tx, company.id, requests),
  ])
  const known = new Set(rows.map(({ customer_id }) => customer_id))
  const answers = transactions.map(({ request }, index): Outcome | Refusal | undefined => {
    const replay = replays[index]
    if (replay) return replay
    if (!customersOf(request).every((customerId) => known.has(customerId))) return unknownCustomer()
    return period.isOpen(request.accountingDate) ? undefined : period.refusal(request.accountingDate)
  })
  const accepted = transactions.filter((_, index) => answers[index] === undefined)
  const outcomes = await postAndBook(tx, company, accepted)
  const posted = new Map(accepted.map((transaction, index) => [transaction, outcomes[index]]))
  return transactions.map((transaction, index) =>
    answerOf(answers[index] ?? posted.get(transaction), company),
  )
}

function customersOf(request: BookableTransaction['request']): string[] {
  return request.move === 'transfer' ? [request.customerId, request.toCustomerId] : [request.customerId]
}

function answerOf(outcome: Outcome | Refusal | undefined, company: Company): Moved | Refusal {
  if (!outcome) throw new Error('a set answers one outcome for each request')
  if (outcome instanceof Refusal) return outcome
  if (outcome.status === 'rejected') return refusalOf(outcome.rejection, company.currency, company.locale)
  const { transactionId, customerId, currency, amount, heldChange, lapsed } = outcome
  return {
    transactionId,
    customerId,
    currency,
    amount,
    heldChange,
    lapsed,
    walletBalance: outcome.balanceAfter,
    walletAvailable: outcome.availableAfter,
  }
}

function unknownCustomer(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_customer', message: 'There is no such customer.' })
}

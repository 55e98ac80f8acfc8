import type { LockedInvoice, ReturnedPayment, Taken } from '@erp/accounting'
import { RetryTransaction, statement, type Tx } from '@platform/database'
import { type Company, type Refusal, requestHash } from '@platform/plugin-api'
import {
  findSpending,
  type Outcome,
  type ReversalRequest,
  type SpentCredit,
  type TakeBackRequest,
  type TransactionRequest,
} from '@wallet/ledger'
import { postToWallets } from './post-to-wallets.ts'
import { refusalOf } from './refuse.ts'
import { type AllocationRow, allocationsById } from './sql/allocations-by-id.ts'
import { bookUndone, reversalOf } from './undo-allocation.ts'
import { walletItems } from './wallet-items.ts'

const creditsOfPayments = statement<{ transaction_id: string }>(
  'wallet-books.credits-of-payments',
  `select transaction_id from wallet.entry_view where company_id = $1 and kind = 'top_up' and source = any($2::text[])`,
)

/** What the wallet transaction of a payment names as its source. */
export function sourceOfPayment(paymentId: string): string {
  return `payment:${paymentId}`
}

/**
 * The invoices that returning these payments may touch: those paid from the credit they brought. To be locked before
 * {@link takeBackPayments}.
 */
export async function findInvoicesOfPayments(
  tx: Tx,
  company: Company,
  paymentIds: readonly string[],
): Promise<string[]> {
  const credits = await tx.query(creditsOfPayments, [company.id, paymentIds.map(sourceOfPayment)])
  const { allocations } = await spentOnInvoices(
    tx,
    company.id,
    credits.map(({ transaction_id }) => transaction_id),
  )
  return [...new Set([...allocations.values()].map(({ invoice_id }) => invoice_id))]
}

/**
 * The wallet's side of payments that are cancelled, bounced or charged back.
 *
 * A received payment: allocations that spent its credit are undone, newest first, then its lots are taken back; what
 * was spent elsewhere becomes an open item "Returned payment" that the customer owes. Never a hidden negative wallet.
 * A payout: the credit returns to the very lots. The invoices of {@link findInvoicesOfPayments} are locked already.
 */
export async function takeBackPayments(
  tx: Tx,
  company: Company,
  payments: readonly ReturnedPayment[],
  invoices: ReadonlyMap<string, LockedInvoice>,
): Promise<(Refusal | Taken)[]> {
  const received = payments.filter(({ direction }) => direction === 'receive')
  const { spending, allocations } = await spentOnInvoices(
    tx,
    company.id,
    received.map(({ bookedEntryId }) => bookedEntryId),
  )
  for (const { invoice_id } of allocations.values())
    if (!invoices.has(invoice_id))
      throw new RetryTransaction('the credit was spent on another invoice meanwhile')
  const undos = payments.flatMap((payment) =>
    payment.direction === 'receive' ? undosFor(payment, spending, allocations) : [],
  )
  // One allocation may have spent the credit of two of these payments.
  const reversals = [...new Map(undos.map((undo) => [undo.reverses, undo])).values()]
  const returns = payments.map(returnOf)

  const outcomes = await postToWallets(tx, company, [...reversals, ...returns])
  await bookUndone(tx, company.id, reversals, outcomes.slice(0, reversals.length), allocations)
  return payments.map((payment, index) => {
    const outcome = outcomes[reversals.length + index]
    if (!outcome) throw new Error('post answers one outcome for each request')
    return payment.direction === 'receive' ? returned(payment, outcome, company) : paidBack(outcome, company)
  })
}

async function spentOnInvoices(tx: Tx, companyId: number, credits: readonly string[]) {
  const spending = await findSpending(tx, companyId, credits)
  const ids = spending
    .filter(({ kind }) => kind === 'allocation' || kind === 'capture')
    .map((spent) => spent.spendingTransactionId)
  const rows = await tx.query(allocationsById, [companyId, ids])
  return { spending, allocations: new Map(rows.map((row) => [row.id, row])) }
}

function undosFor(
  payment: ReturnedPayment,
  spending: readonly SpentCredit[],
  allocations: ReadonlyMap<string, AllocationRow>,
): ReversalRequest[] {
  return spending
    .filter(({ creditTransactionId }) => creditTransactionId === payment.bookedEntryId)
    .flatMap(({ spendingTransactionId }) => {
      const allocation = allocations.get(spendingTransactionId)
      return allocation && allocation.undo_id === null ? [allocation] : []
    })
    .map((allocation) => {
      const undo = reversalOf(allocation, payment, payment.accountingDate)
      return { ...undo, idempotencyKey: undo.transactionId, procedure: 'wallet.return-payment' }
    })
}

function returnOf(payment: ReturnedPayment): TransactionRequest {
  const facts = {
    transactionId: payment.entryId,
    procedure: 'accounting.cancel-payment',
    idempotencyKey: payment.idempotencyKey,
    requestHash: requestHash({ cancel: payment.paymentId }),
    source: `payment-return:${payment.paymentId}`,
    note: payment.reference,
    actorId: payment.actorId,
    occurredAt: new Date(),
    accountingDate: payment.accountingDate,
    counterpart: 'payments',
    customerId: payment.customerId,
    currency: payment.currency,
  } as const
  if (payment.direction === 'send')
    return { move: 'reversal', kind: 'reversal', ...facts, reverses: payment.bookedEntryId }
  const takeBack: TakeBackRequest = {
    move: 'take_back',
    kind: 'return',
    ...facts,
    creditTransactionId: payment.bookedEntryId,
    atMost: payment.amount,
  }
  return takeBack
}

function returned(payment: ReturnedPayment, outcome: Outcome, company: Company): Refusal | Taken {
  const spentWhole = outcome.status === 'rejected' && outcome.rejection.code === 'credit_spent'
  if (outcome.status === 'rejected' && !spentWhole)
    return refusalOf(outcome.rejection, company.currency, company.locale)
  const taken = outcome.status === 'rejected' ? 0n : -outcome.amount
  const owed = payment.amount - taken
  return {
    items: [
      ...(outcome.status === 'rejected' ? [] : walletItems(outcome)),
      ...(owed > 0n
        ? [
            {
              account: { role: 'receivable' },
              customerId: payment.customerId,
              debit: owed,
              credit: 0n,
              label: 'Returned payment',
              dueDate: payment.accountingDate,
            },
          ]
        : []),
    ],
  }
}

function paidBack(outcome: Outcome, company: Company): Refusal | Taken {
  return outcome.status === 'rejected'
    ? refusalOf(outcome.rejection, company.currency, company.locale)
    : { items: walletItems(outcome) }
}

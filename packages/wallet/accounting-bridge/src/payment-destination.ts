import type { DestinedPayment, PaymentDestination, Taken } from '@erp/accounting'
import type { Tx } from '@platform/database'
import type { Company, Refusal } from '@platform/plugin-api'
import type { Outcome, TransactionRequest } from '@wallet/ledger'
import { refuseWhileOwing } from './pay-out-owing.ts'
import { postToWallets } from './post-to-wallets.ts'
import { refusalOf } from './refuse.ts'
import { findInvoicesOfPayments, sourceOfPayment, takeBackPayments } from './return-payment.ts'
import { walletItems } from './wallet-items.ts'

/**
 * Where a payment may go: into the customer's wallet (Dr cash or outstanding receipts, Cr wallet), or out of it (Dr
 * wallet, Cr cash or outstanding payments). It also takes what a payment leaves over after its invoices.
 */
export const walletDestination: PaymentDestination = {
  id: 'wallet',
  title: 'Wallet',
  directions: ['receive', 'send'],
  takesSurplus: true,
  take: takePayments,
  findInvoices: findInvoicesOfPayments,
  giveBack: takeBackPayments,
}

async function takePayments(
  tx: Tx,
  company: Company,
  payments: readonly DestinedPayment[],
): Promise<(Refusal | Taken)[]> {
  const refused = await refuseWhileOwing(tx, company, payments)
  const accepted = payments.filter(({ paymentId }) => !refused.has(paymentId))
  const outcomes = await postToWallets(tx, company, accepted.map(transactionOf))
  const posted = new Map(accepted.map((payment, index) => [payment, outcomes[index]]))
  return payments.map((payment) => refused.get(payment.paymentId) ?? answerOf(posted.get(payment), company))
}

function answerOf(outcome: Outcome | undefined, company: Company): Refusal | Taken {
  if (!outcome) throw new Error('a set answers one outcome for each request')
  return outcome.status === 'rejected'
    ? refusalOf(outcome.rejection, company.currency, company.locale)
    : { items: walletItems(outcome) }
}

function transactionOf(payment: DestinedPayment): TransactionRequest {
  const facts = {
    transactionId: payment.entryId,
    procedure: 'accounting.confirm-payment',
    idempotencyKey: payment.idempotencyKey,
    requestHash: payment.requestHash,
    source: sourceOfPayment(payment.paymentId),
    note: payment.reference,
    actorId: payment.actorId,
    occurredAt: new Date(),
    accountingDate: payment.date,
    counterpart: 'payments',
    customerId: payment.customerId,
    currency: payment.currency,
    amount: payment.amount,
  } as const
  return payment.direction === 'receive'
    ? { move: 'credit', kind: 'top_up', origin: 'paid', expiresAt: null, ...facts }
    : // Only what the customer paid in is theirs to take out.
      { move: 'debit', kind: 'payout', origins: ['paid'], ...facts }
}

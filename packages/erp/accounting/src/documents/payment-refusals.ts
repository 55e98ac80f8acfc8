import { type Company, Refusal, type RefusalFacts, type RefusalKind } from '@platform/plugin-api'
import type { LockedInvoice } from './invoice-types.ts'
import { shown } from './refusals.ts'

function refuse(kind: RefusalKind, code: string, message: string, facts: RefusalFacts = {}): Refusal {
  return new Refusal({ kind, code, message, facts })
}

export const unknownJournal = (journalId: string) =>
  refuse('missing', 'unknown_journal', 'There is no such journal. Choose a bank or cash journal.', {
    field: 'journalId',
    journalId,
  })

export const journalTakesNoPayments = (name: string) =>
  refuse(
    'invalid',
    'journal_takes_no_payments',
    `${name} is no bank or cash journal, so it takes no payments.`,
    {
      field: 'journalId',
      name,
    },
  )

export const unknownDestination = (destination: string) =>
  refuse('invalid', 'unknown_destination', 'A payment cannot go there. Choose another destination.', {
    field: 'destination',
    destination,
  })

export const destinationDirection = (title: string, direction: 'receive' | 'send') =>
  refuse(
    'invalid',
    'destination_direction',
    direction === 'receive'
      ? `Money that comes in cannot go to "${title}". Choose another destination.`
      : `Money that goes out cannot come from "${title}". Choose another one.`,
    { field: 'destination', destination: title },
  )

export const paymentCurrency = (company: Company, currency: string) =>
  refuse('invalid', 'payment_currency', `Payments are booked in ${company.currency}, not in ${currency}.`, {
    field: 'currency',
    currency,
    companyCurrency: company.currency,
  })

export const targetTwice = () =>
  refuse('invalid', 'target_twice', 'An invoice is chosen twice. Choose it once, with the whole amount.', {
    field: 'targets',
  })

export const targetsNotTaken = () =>
  refuse('invalid', 'targets_not_taken', 'Invoices are chosen only for a payment of invoices.', {
    field: 'targets',
  })

export const targetsExceedPayment = (
  company: Company,
  { chosen, amount }: { chosen: bigint; amount: bigint },
) =>
  refuse(
    'invalid',
    'targets_exceed_payment',
    `The chosen invoices take ${shown(company, chosen)}, and the payment is only ${shown(company, amount)}.`,
    { field: 'targets', chosen: chosen.toString(), amount: amount.toString(), currency: company.currency },
  )

export const alreadyConfirmedPayment = () =>
  refuse('conflict', 'already_confirmed', 'This payment is confirmed already. Reload the page to see it.')

export const alreadyCancelled = () =>
  refuse('conflict', 'already_cancelled', 'This payment is cancelled already. Reload the page to see it.')

export const paymentNotConfirmed = () =>
  refuse('conflict', 'not_confirmed', 'Only a confirmed payment can be cancelled. Delete the draft instead.')

export const paymentNotDraft = () =>
  refuse('conflict', 'not_a_draft', 'This payment is confirmed and in the books. Cancel it instead.')

export const cancelBeforePayment = (date: string, paymentDate: string) =>
  refuse('invalid', 'cancel_before_payment', `A payment of ${paymentDate} can't come back on ${date}.`, {
    field: 'date',
    date,
    paymentDate,
  })

export const otherCustomer = (document: LockedInvoice) =>
  refuse('conflict', 'other_customer', `${document.number} is of another customer.`, {
    field: 'targets',
    number: document.number,
  })

export const wrongDocument = (document: LockedInvoice) =>
  refuse(
    'conflict',
    'wrong_document',
    document.kind === 'invoice'
      ? `${document.number} is an invoice: money can be received for it, not sent.`
      : `${document.number} is a credit note: it can be refunded, not paid.`,
    { field: 'targets', number: document.number },
  )

export const foreignDocument = (company: Company, document: LockedInvoice) =>
  refuse(
    'conflict',
    'foreign_document',
    `${document.number} is in ${document.currency}, and this payment in ${company.currency}. It can be paid only in its own currency.`,
    { number: document.number, currency: document.currency, companyCurrency: company.currency },
  )

export const nothingOpen = (document: LockedInvoice) =>
  refuse('conflict', 'nothing_open', `${document.number} is settled already: nothing of it is open.`, {
    field: 'targets',
    number: document.number,
  })

export const exceedsResidual = (company: Company, document: LockedInvoice, left: bigint) =>
  refuse(
    'conflict',
    'exceeds_residual',
    `Only ${shown(company, left)} of ${document.number} is open. Enter at most that.`,
    { field: 'targets', number: document.number, open: left.toString(), currency: company.currency },
  )

export const exceedsOpenCredit = (company: Company, { open, amount }: { open: bigint; amount: bigint }) =>
  refuse(
    'conflict',
    'exceeds_open_credit',
    open > 0n
      ? `Of the customer's credit notes ${shown(company, open)} is open, which is less than ${shown(company, amount)}.`
      : 'The customer has no open credit note that could be refunded.',
    { field: 'amount', open: open.toString(), amount: amount.toString(), currency: company.currency },
  )

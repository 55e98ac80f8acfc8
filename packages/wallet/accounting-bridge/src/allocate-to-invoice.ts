import {
  type ItemRef,
  type LockedInvoice,
  lockInvoices,
  lockPeriod,
  matchItems,
  type Period,
} from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import { formatMoney, money } from '@platform/money'
import { type Company, defineEvent, emit, Refusal } from '@platform/plugin-api'
import { type CaptureRequest, type DebitRequest, findReplays, type PostedFacts } from '@wallet/ledger'
import { keepAllocations } from './keep-allocations.ts'
import { postAndBook } from './post-and-book.ts'
import { refusalOf } from './refuse.ts'

/** Wallet credit of an invoice's customer to be applied to it. */
export interface AllocationRequest {
  readonly invoiceId: string
  /** Minor units of the wallet's currency, more than zero. */
  readonly amount: bigint
  /** Of the same customer: the credit comes out of what this hold has set aside. */
  readonly holdId?: string
  /** Whose invoice it is taken to be; another's is refused as unknown. */
  readonly customerId?: string
  readonly idempotencyKey: string
  /** `requestHash` of what the client sent. */
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** The day it counts in the books. */
  readonly date: string
}

export interface Allocated {
  /** Also the id of the wallet transaction, of its journal entry and of the matching: one act, one id. */
  readonly allocationId: string
  readonly invoiceId: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly walletBalance: bigint
  readonly walletAvailable: bigint
  /** What is still due on the invoice afterwards. */
  readonly invoiceResidual: bigint
}

/** Wallet credit was applied to invoices. */
export const walletAllocated = defineEvent<Allocated>('wallet.allocated')

const procedure = 'wallet.allocate'

/**
 * Applies wallet credit to invoices: Dr wallet, Cr receivable, matched, in the caller's transaction. Credit that a hold
 * has set aside is there whatever else became of the wallet.
 * Answers one outcome for each request, in their order; a refused one leaves its neighbours as they were.
 * A key sent again answers as the first time. Names an invoice once at the most in a set.
 */
export async function allocate(
  tx: Tx,
  company: Company,
  requests: readonly AllocationRequest[],
): Promise<(Allocated | Refusal)[]> {
  // Documents before wallets: the one order everywhere. All of this leaves in one round trip.
  const [period, invoices, replays] = await Promise.all([
    lockPeriod(tx, company.id),
    lockInvoices(tx, company.id, [...new Set(requests.map((request) => request.invoiceId))]),
    findReplays(
      tx,
      company.id,
      requests.map(({ idempotencyKey, requestHash }) => ({ procedure, idempotencyKey, requestHash })),
    ),
  ])

  const named = new Set<string>()
  const plans = requests.map((request, index): Refusal | PostedFacts | Plan => {
    const replay = replays[index]
    if (replay?.status === 'rejected') return refusalOf(replay.rejection, company.currency, company.locale)
    if (replay) return replay
    const invoice = invoices.get(request.invoiceId)
    const refusal = named.has(request.invoiceId)
      ? underWay()
      : refuseOnDocument(company, period, invoice, request)
    if (refusal || !invoice?.receivable) return refusal ?? unknownInvoice()
    named.add(request.invoiceId)
    return { request, invoice, receivable: invoice.receivable, debit: debitFor(request, invoice) }
  })

  const accepted = plans.filter(isPlan)
  const outcomes = await postAndBook(
    tx,
    company,
    accepted.map(({ debit, invoice }) => ({
      request: debit,
      against: { role: 'receivable' },
      reference: invoice.number ?? '',
    })),
  )
  const outcomeOf = new Map(accepted.map((plan, index) => [plan, outcomes[index]]))
  const posted = accepted.flatMap((plan) => {
    const outcome = outcomeOf.get(plan)
    return outcome?.status === 'posted' ? [{ ...plan, outcome }] : []
  })

  matchItems(
    tx,
    company.id,
    posted.map(({ request, receivable, outcome }) => ({
      id: outcome.transactionId,
      debit: receivable,
      credit: { entryId: outcome.transactionId, line: 1 },
      amount: request.amount,
      date: request.date,
    })),
  )
  keepAllocations(
    tx,
    company.id,
    posted.map(({ request, invoice, outcome }) => ({
      allocationId: outcome.transactionId,
      invoiceId: invoice.id,
      customerId: invoice.customerId,
      currency: invoice.currency,
      amount: request.amount,
      date: request.date,
      actorId: request.actorId,
    })),
  )
  const results = plans.map((plan, index): Allocated | Refusal => {
    if (plan instanceof Refusal) return plan
    if (!isPlan(plan)) return replayed(plan, invoices.get(requests[index]?.invoiceId ?? ''))
    const outcome = outcomeOf.get(plan)
    if (outcome?.status === 'posted')
      return answer(outcome, plan.invoice.id, plan.invoice.residual - plan.request.amount)
    if (outcome?.status === 'replayed') return answer(outcome, plan.invoice.id, plan.invoice.residual)
    return outcome ? refusalOf(outcome.rejection, company.currency, company.locale) : unknownInvoice()
  })

  const news = new Set(posted.map(({ debit }) => debit.transactionId))
  await emit(
    tx,
    walletAllocated,
    company.id,
    results.filter(
      (result): result is Allocated => !(result instanceof Refusal) && news.has(result.allocationId),
    ),
  )
  return results
}

interface Plan {
  readonly request: AllocationRequest
  readonly invoice: LockedInvoice
  readonly receivable: ItemRef
  readonly debit: DebitRequest | CaptureRequest
}

function isPlan(plan: Refusal | PostedFacts | Plan): plan is Plan {
  return 'debit' in plan
}

function refuseOnDocument(
  company: Company,
  period: Period,
  invoice: LockedInvoice | undefined,
  { amount, date, customerId = invoice?.customerId }: AllocationRequest,
): Refusal | undefined {
  if (invoice?.kind !== 'invoice' || invoice.customerId !== customerId) return unknownInvoice()
  const show = (figure: bigint) => formatMoney(money(figure, invoice.currency), company.locale)
  const facts = { invoice: invoice.number, currency: invoice.currency, residual: invoice.residual.toString() }
  const refuse = (code: string, message: string) => new Refusal({ kind: 'conflict', code, message, facts })

  if (invoice.status !== 'confirmed')
    return refuse(
      'invoice_not_confirmed',
      'This invoice is a draft. Confirm it before paying it from the wallet.',
    )
  if (invoice.currency !== company.currency)
    return refuse(
      'wrong_currency',
      `This invoice is in ${invoice.currency} and the wallet is kept in ${company.currency}. Wallet credit pays only in its own currency.`,
    )
  if (invoice.residual <= 0n)
    return refuse('invoice_paid', `Invoice ${invoice.number} is paid: nothing is due on it.`)
  if (amount > invoice.residual)
    return refuse(
      'more_than_due',
      `${show(invoice.residual)} is due on invoice ${invoice.number}. Enter at most that.`,
    )
  if (!period.isOpen(date)) return period.refusal(date)
  return undefined
}

function debitFor(request: AllocationRequest, invoice: LockedInvoice): DebitRequest | CaptureRequest {
  const transactionId = newId()
  const { holdId } = request
  return {
    ...(holdId === undefined
      ? { move: 'debit', kind: 'allocation' }
      : { move: 'capture', kind: 'capture', holdId }),
    transactionId,
    procedure,
    idempotencyKey: request.idempotencyKey,
    requestHash: request.requestHash,
    source: `allocation:${transactionId}`,
    note: invoice.number,
    actorId: request.actorId,
    occurredAt: new Date(),
    accountingDate: request.date,
    counterpart: 'invoices',
    customerId: invoice.customerId,
    currency: invoice.currency,
    amount: request.amount,
  }
}

function answer(outcome: PostedFacts, invoiceId: string, invoiceResidual: bigint): Allocated {
  return {
    allocationId: outcome.transactionId,
    invoiceId,
    customerId: outcome.customerId,
    currency: outcome.currency,
    amount: -outcome.amount,
    walletBalance: outcome.balanceAfter,
    walletAvailable: outcome.availableAfter,
    invoiceResidual,
  }
}

function replayed(outcome: PostedFacts, invoice: LockedInvoice | undefined): Allocated {
  return answer(outcome, invoice?.id ?? '', invoice?.residual ?? 0n)
}

function unknownInvoice(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_invoice', message: 'There is no such invoice.' })
}

function underWay(): Refusal {
  return new Refusal({
    kind: 'busy',
    code: 'allocation_under_way',
    message: 'Wallet credit is being applied to this invoice at this moment. Try again.',
  })
}

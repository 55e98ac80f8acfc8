import { assert, newId, retryLostRace, type Tx } from '@platform/database'
import { audit, type Company, dateInput, emit, keyReused, Refusal, requestHash } from '@platform/plugin-api'
import type { JournalItemDraft } from '../journal/journal-entry-draft.ts'
import { type MatchingDraft, matchItems, unmatchItems } from '../journal/match-items.ts'
import { lockPeriod } from '../journal/period.ts'
import { postEntries } from '../journal/post-entries.ts'
import { type Destinations, destinationsOf } from './built-in-destinations.ts'
import { paymentsCancelled } from './events.ts'
import { type Destined, giveToDestinations } from './give-to-destinations.ts'
import { groupBy } from './group-by.ts'
import { lockInvoices } from './lock-invoices.ts'
import { lockPayments } from './lock-payments.ts'
import type { PaymentDestination, ReturnedPayment } from './payment-destinations.ts'
import { paymentEventItem } from './payment-event-item.ts'
import { cashAccount, cashItem } from './payment-items.ts'
import * as refusePayment from './payment-refusals.ts'
import type { CancelledPayment, ReturnReason } from './payment-types.ts'
import { badDate, unknownPayment } from './refusals.ts'
import { cancelPaymentRows, readPaymentMatchings, readReceivableItems } from './sql/cancel-payments.ts'
import type { PaymentRow } from './sql/lock-payments.ts'

/** Whoever sends the same key again gets the same answer. */
export interface CancelPaymentRequest {
  readonly paymentId: string
  /** 'YYYY-MM-DD', the day it came back. */
  readonly date: string
  /** 'cancelled' unless it came back for another reason. */
  readonly reason?: ReturnReason
  readonly idempotencyKey: string
}

/** A payment that is going to be cancelled, unless the destination that took of it refuses. */
interface Returning {
  readonly payment: PaymentRow
  readonly bookedEntryId: string
  readonly entryId: string
  readonly key: string
  readonly hash: Buffer
  /** The day its return is booked. */
  readonly date: string
  readonly reason: ReturnReason
}

/**
 * Cancels confirmed payments that came back: what they settled is open again, what a destination took it gives back,
 * and the entry is reversed on the day asked for, or the first that is open. Answers one outcome for each, in their
 * order; refuses what is not there, not confirmed or cancelled already, a day before the payment's, and whatever the
 * destination refuses.
 */
export async function cancelPayments(
  tx: Tx,
  company: Company,
  actorId: string | null,
  requests: readonly CancelPaymentRequest[],
): Promise<readonly (CancelledPayment | Refusal)[]> {
  const ids = [...new Set(requests.map(({ paymentId }) => paymentId))]
  const keys = requests.map(({ idempotencyKey }) => idempotencyKey)
  const [period, rows, destinations] = await Promise.all([
    lockPeriod(tx, company.id),
    lockPayments(tx, company.id, { ids, keys }),
    destinationsOf(tx, company.id),
  ])
  const payments = new Map(rows.map((row) => [row.id, row]))
  const keyOwners = new Map(
    rows.flatMap((row) =>
      row.cancel_key === null ? [] : [[row.cancel_key, { id: row.id, hash: row.cancel_hash }] as const],
    ),
  )
  const returning = new Map<string, Returning>()

  const outcomes = requests.map((request): CancelledPayment | Refusal => {
    const { paymentId, reason = 'cancelled', idempotencyKey: key } = request
    const hash = requestHash({ paymentId, date: request.date, reason })
    const payment = payments.get(paymentId)
    if (!payment || !ids.includes(paymentId)) return unknownPayment(paymentId)
    const owner = keyOwners.get(key)
    if (owner && !(owner.id === paymentId && owner.hash?.equals(hash))) return keyReused(key)
    if (owner) {
      const date = returning.get(paymentId)?.date ?? payment.cancel_date ?? request.date
      return { paymentId, cancelled: false, date }
    }
    if (payment.status === 'cancelled' || returning.has(paymentId)) return refusePayment.alreadyCancelled()
    if (payment.status === 'draft' || payment.entry_id === null) return refusePayment.paymentNotConfirmed()
    if (!dateInput.safeParse(request.date).success) return badDate('date')
    if (request.date < payment.date) return refusePayment.cancelBeforePayment(request.date, payment.date)
    const taker = payment.taken_by === null ? undefined : destinations.find(payment.taken_by)
    // What is switched off can give nothing back.
    if (taker instanceof Refusal) return taker
    const date = period.firstOpenDate(request.date)
    keyOwners.set(key, { id: paymentId, hash })
    const bookedEntryId = payment.entry_id
    returning.set(paymentId, { payment, bookedEntryId, entryId: newId(), key, hash, date, reason })
    return { paymentId, cancelled: true, date }
  })

  const refused = await giveBack(tx, company, actorId, [...returning.values()], destinations)
  return outcomes.map((outcome) =>
    'paymentId' in outcome ? (refused.get(outcome.paymentId) ?? outcome) : outcome,
  )
}

/** Undoes and books what is not refused. Answers what the destinations refused, by payment. */
async function giveBack(
  tx: Tx,
  company: Company,
  actorId: string | null,
  returning: readonly Returning[],
  destinations: Destinations,
): Promise<ReadonlyMap<string, Refusal>> {
  const refused = new Map<string, Refusal>()
  if (returning.length === 0) return refused
  const ids = returning.map(({ payment }) => payment.id)
  const takers = returning.flatMap(({ payment }) => {
    const taker = takerOf(destinations, payment)
    return taker ? [{ taker, paymentId: payment.id }] : []
  })
  const [itemRows, matchingRows, touched] = await Promise.all([
    tx.query(readReceivableItems, [company.id, ids]),
    tx.query(readPaymentMatchings, [company.id, ids]),
    Promise.all(
      [...groupBy(takers, ({ taker }) => taker)].map(
        ([taker, group]) =>
          taker.findInvoices?.(
            tx,
            company,
            group.map(({ paymentId }) => paymentId),
          ) ?? [],
      ),
    ),
  ])
  const invoiceIds = new Set([
    ...matchingRows.flatMap(({ invoice_id }) => invoice_id ?? []),
    ...touched.flat(),
  ])
  const invoices = invoiceIds.size === 0 ? new Map() : await lockInvoices(tx, company.id, [...invoiceIds])

  const given = await giveToDestinations(
    returning.flatMap((one): Destined<ReturnedPayment>[] => {
      const destination = takerOf(destinations, one.payment)
      return destination ? [{ destination, payment: returnedPayment(one, actorId) }] : []
    }),
    (destination, payments) => destination.giveBack(tx, company, payments, invoices),
    ({ direction }) => (direction === 'receive' ? 'debit' : 'credit'),
  )
  const items = groupBy(itemRows, ({ payment_id }) => payment_id)
  const booked: (Returning & ReturnEntry)[] = []
  for (const one of returning) {
    const answer = given.get(one.payment.id)
    if (answer instanceof Refusal) refused.set(one.payment.id, answer)
    else booked.push({ ...one, ...returnEntry(one, items.get(one.payment.id) ?? [], answer?.items ?? []) })
  }
  if (booked.length === 0) return refused

  const matchings = groupBy(matchingRows, ({ payment_id }) => payment_id)
  for (const [date, group] of groupBy(booked, (one) => one.date))
    unmatchItems(
      tx,
      company.id,
      group.flatMap(({ payment }) => (matchings.get(payment.id) ?? []).map(({ matching_id }) => matching_id)),
      { date },
    )
  await postEntries(
    tx,
    company.id,
    booked.map(({ payment, bookedEntryId, entryId, date, items }) => ({
      id: entryId,
      journal: { id: payment.journal_id },
      date,
      reference: payment.reference,
      source: `payment:${payment.id}`,
      reverses: bookedEntryId,
      actorId,
      items,
    })),
  )
  matchItems(
    tx,
    company.id,
    booked.flatMap((one) => one.matchings),
  )
  await recordCancelled(tx, company, actorId, booked)
  return refused
}

interface ReturnEntry {
  readonly items: readonly JournalItemDraft[]
  /** Each item on the receivable closes the one of the payment that it undoes. */
  readonly matchings: readonly MatchingDraft[]
}

/** The mirror image of the payment's entry, with what the destination gave back in place of what it took. */
function returnEntry(
  { payment, bookedEntryId, entryId, date }: Returning,
  rows: readonly { line: number; account_id: string; customer_id: string | null; amount: bigint }[],
  givenBack: readonly JournalItemDraft[],
): ReturnEntry {
  const settled = rows.filter(({ customer_id }) => customer_id === payment.customer_id)
  const sum = settled.reduce((total, { amount }) => total + (amount < 0n ? -amount : amount), 0n)
  assert(
    sum === payment.amount - payment.taken,
    `payment ${payment.id} does not add up: ${sum} on the receivable`,
  )
  const cash = cashItem(payment)
  const items: JournalItemDraft[] = [
    { ...cash, debit: cash.credit, credit: cash.debit },
    ...settled.map(({ account_id, amount }) => ({
      account: { id: account_id },
      customerId: payment.customer_id,
      debit: amount < 0n ? -amount : 0n,
      credit: amount > 0n ? amount : 0n,
    })),
    ...givenBack,
  ]
  const matchings = settled.map(({ line, amount }, index): MatchingDraft => {
    const undone = { entryId: bookedEntryId, line }
    const undoing = { entryId, line: index + 2 }
    return amount < 0n
      ? { id: newId(), debit: undoing, credit: undone, amount: -amount, date }
      : { id: newId(), debit: undone, credit: undoing, amount, date }
  })
  return { items, matchings }
}

async function recordCancelled(
  tx: Tx,
  company: Company,
  actorId: string | null,
  booked: readonly Returning[],
): Promise<void> {
  const rows = await retryLostRace(
    tx.query(cancelPaymentRows, [
      company.id,
      actorId,
      booked.map(({ payment }) => payment.id),
      booked.map(({ entryId }) => entryId),
      booked.map(({ key }) => key),
      booked.map(({ hash }) => hash),
      booked.map(({ date }) => date),
      booked.map(({ reason }) => reason),
    ]),
    ['payment_cancel_key'],
  )
  assert(rows.length === booked.length, `${rows.length} of ${booked.length} payments were cancelled`)
  await emit(
    tx,
    paymentsCancelled,
    company.id,
    booked.map(({ payment }) => paymentEventItem(payment)),
  )
  if (actorId === null) return
  for (const { payment, date, reason } of booked)
    audit(tx, {
      companyId: company.id,
      actorId,
      action: 'accounting.payment-cancelled',
      subject: `payment:${payment.id}`,
      details: { direction: payment.direction, amount: payment.amount, date, reason },
    })
}

function takerOf(destinations: Destinations, payment: PaymentRow): PaymentDestination | undefined {
  if (payment.taken_by === null) return undefined
  const taker = destinations.find(payment.taken_by)
  assert(
    taker && 'giveBack' in taker,
    `payment ${payment.id} was taken by ${payment.taken_by}, which is gone`,
  )
  return taker
}

function returnedPayment(one: Returning, actorId: string | null): ReturnedPayment {
  const { payment, key, hash, entryId, bookedEntryId, date } = one
  return {
    paymentId: payment.id,
    direction: payment.direction,
    customerId: payment.customer_id,
    amount: payment.taken,
    currency: payment.currency,
    date: payment.date,
    reference: payment.reference,
    idempotencyKey: key,
    requestHash: hash,
    actorId,
    cash: cashAccount(payment),
    entryId,
    bookedEntryId,
    accountingDate: date,
  }
}

import { assert, newId, retryLostRace, type Tx } from '@platform/database'
import { audit, type Company, emit, keyReused, Refusal, requestHash } from '@platform/plugin-api'
import type { JournalItemDraft } from '../journal/journal-entry-draft.ts'
import { matchItems } from '../journal/match-items.ts'
import { lockPeriod } from '../journal/period.ts'
import { postEntries } from '../journal/post-entries.ts'
import { type Destinations, destinationsOf } from './built-in-destinations.ts'
import { paymentsConfirmed } from './events.ts'
import { findTargets, type TargetsOfPayments } from './find-targets.ts'
import { type Destined, giveToDestinations } from './give-to-destinations.ts'
import { lockPayments } from './lock-payments.ts'
import type { DestinedPayment, PaymentDestination } from './payment-destinations.ts'
import { paymentEventItem } from './payment-event-item.ts'
import { cashAccount, cashItem, receivableItems, settlementMatchings } from './payment-items.ts'
import * as refusePayment from './payment-refusals.ts'
import type { ConfirmedPayment } from './payment-types.ts'
import { planSettlement, type Settlement } from './plan-settlement.ts'
import { unknownPayment } from './refusals.ts'
import { confirmPaymentRows } from './sql/confirm-payments.ts'
import { type PaymentRow, readPaymentTargets } from './sql/lock-payments.ts'

/** Whoever sends the same key again gets the same answer. */
export interface ConfirmPaymentRequest {
  readonly paymentId: string
  readonly idempotencyKey: string
}

/** A draft that its documents allow to be confirmed; a contributed destination may still refuse its part. */
interface PlannedPayment {
  readonly payment: PaymentRow
  readonly key: string
  readonly entryId: string
  readonly settlements: readonly Settlement[]
  /** What a contributed destination is given. */
  readonly given: { readonly destination: PaymentDestination; readonly amount: bigint } | null
  /** What stays open on the receivable, because nobody takes it. */
  readonly unsettled: bigint
}

/**
 * Confirms drafts of payments: books them, settles the documents they are meant for, and gives the rest to its
 * destination. Answers one outcome for each, in their order; refuses what is not there or confirmed already, dates in a
 * locked period, documents that cannot take the amount, and whatever the destination refuses.
 */
export async function confirmPayments(
  tx: Tx,
  company: Company,
  actorId: string | null,
  requests: readonly ConfirmPaymentRequest[],
): Promise<readonly (ConfirmedPayment | Refusal)[]> {
  const ids = [...new Set(requests.map(({ paymentId }) => paymentId))]
  const keys = requests.map(({ idempotencyKey }) => idempotencyKey)
  const [period, rows, targetRows, destinations] = await Promise.all([
    lockPeriod(tx, company.id),
    lockPayments(tx, company.id, { ids, keys }),
    tx.query(readPaymentTargets, [company.id, ids]),
    destinationsOf(tx, company.id),
  ])
  const payments = new Map(rows.map((row) => [row.id, row]))
  const keyOwners = new Map(
    rows.flatMap(({ id, confirm_key }) => (confirm_key === null ? [] : [[confirm_key, id] as const])),
  )

  // Those that neither are confirmed nor fall in a locked period; what the others ask for needs no lock.
  const drafts = new Map<string, string>()
  const outcomes = requests.map(({ paymentId, idempotencyKey }): ConfirmedPayment | Refusal => {
    const payment = payments.get(paymentId)
    if (!payment || !ids.includes(paymentId)) return unknownPayment(paymentId)
    const owner = keyOwners.get(idempotencyKey)
    if (owner !== undefined && owner !== paymentId) return keyReused(idempotencyKey)
    if (payment.status !== 'draft' || drafts.has(paymentId))
      return owner === paymentId ? { paymentId, confirmed: false } : refusePayment.alreadyConfirmedPayment()
    if (!period.isOpen(payment.date)) return period.refusal(payment.date)
    keyOwners.set(idempotencyKey, paymentId)
    drafts.set(paymentId, idempotencyKey)
    return { paymentId, confirmed: true }
  })

  const accepted = [...drafts.keys()].flatMap((id) => payments.get(id) ?? [])
  const targets = await findTargets(tx, company, accepted, targetRows)
  const refused = new Map<string, Refusal>()
  const planned: PlannedPayment[] = []
  const open = new Map<string, bigint>()
  for (const payment of accepted) {
    const plan = planPayment(destinations, company, payment, targets, open)
    if (plan instanceof Refusal) refused.set(payment.id, plan)
    else planned.push({ ...plan, payment, key: drafts.get(payment.id) ?? '', entryId: newId() })
  }
  for (const [id, refusal] of await book(tx, company, actorId, planned)) refused.set(id, refusal)
  return outcomes.map((outcome) =>
    'paymentId' in outcome ? (refused.get(outcome.paymentId) ?? outcome) : outcome,
  )
}

function planPayment(
  destinations: Destinations,
  company: Company,
  payment: PaymentRow,
  { byPayment, oldestFirst, documents }: TargetsOfPayments,
  open: Map<string, bigint>,
): Pick<PlannedPayment, 'settlements' | 'given' | 'unsettled'> | Refusal {
  const destination = destinations.find(payment.destination)
  if (destination instanceof Refusal) return destination
  if (!destination) return refusePayment.unknownDestination(payment.destination)
  if (!('settles' in destination))
    return { settlements: [], given: { destination, amount: payment.amount }, unsettled: 0n }

  const { amount, customer_id: customerId } = payment
  const before = new Map(open)
  const targets = byPayment.get(payment.id) ?? []
  const skipSettled = oldestFirst.has(payment.id)
  const wanted = { customerId, amount, targets, skipSettled }
  const plan = planSettlement(company, wanted, destination.settles, documents, open)
  if (plan instanceof Refusal) return plan
  const { settlements, left } = plan
  if (left === 0n) return { settlements, given: null, unsettled: 0n }
  if (payment.direction === 'send') {
    for (const { document } of settlements)
      open.set(document.id, before.get(document.id) ?? document.residual)
    return refusePayment.exceedsOpenCredit(company, { open: amount - left, amount })
  }
  return destinations.surplus
    ? { settlements, given: { destination: destinations.surplus, amount: left }, unsettled: 0n }
    : { settlements, given: null, unsettled: left }
}

/** Gives to the destinations, and books what they took. Answers what they refused, by payment. */
async function book(
  tx: Tx,
  company: Company,
  actorId: string | null,
  planned: readonly PlannedPayment[],
): Promise<ReadonlyMap<string, Refusal>> {
  const refused = new Map<string, Refusal>()
  if (planned.length === 0) return refused
  const taken = await giveToDestinations(
    planned.flatMap((plan): Destined<DestinedPayment>[] =>
      plan.given
        ? [{ destination: plan.given.destination, payment: destined(plan, plan.given.amount, actorId) }]
        : [],
    ),
    (destination, payments) => destination.take(tx, company, payments),
    ({ direction }) => (direction === 'receive' ? 'credit' : 'debit'),
  )
  const booked: (PlannedPayment & { readonly items: readonly JournalItemDraft[] })[] = []
  for (const plan of planned) {
    const answer = taken.get(plan.payment.id)
    if (answer instanceof Refusal) refused.set(plan.payment.id, answer)
    else
      booked.push({
        ...plan,
        items: [cashItem(plan.payment), ...receivableItems(plan.payment, plan), ...(answer?.items ?? [])],
      })
  }
  if (booked.length === 0) return refused

  await postEntries(
    tx,
    company.id,
    booked.map(({ payment, entryId, items }) => ({
      id: entryId,
      journal: { id: payment.journal_id },
      date: payment.date,
      reference: payment.reference,
      source: `payment:${payment.id}`,
      actorId,
      items,
    })),
  )
  matchItems(
    tx,
    company.id,
    booked.flatMap(({ payment, entryId, settlements }) => settlementMatchings(payment, entryId, settlements)),
  )
  const rows = await retryLostRace(
    tx.query(confirmPaymentRows, [
      company.id,
      actorId,
      booked.map(({ payment }) => payment.id),
      booked.map(({ entryId }) => entryId),
      booked.map(({ key }) => key),
      booked.map(({ given }) => given?.destination.id ?? null),
      booked.map(({ given }) => given?.amount ?? 0n),
    ]),
    ['payment_confirm_key'],
  )
  assert(rows.length === booked.length, `${rows.length} of ${booked.length} payments were confirmed`)
  await emit(
    tx,
    paymentsConfirmed,
    company.id,
    booked.map(({ payment }) => paymentEventItem(payment)),
  )
  if (actorId !== null)
    for (const { payment } of booked)
      audit(tx, {
        companyId: company.id,
        actorId,
        action: 'accounting.payment-confirmed',
        subject: `payment:${payment.id}`,
        details: { direction: payment.direction, amount: payment.amount, destination: payment.destination },
      })
  return refused
}

function destined(
  { payment, key, entryId }: PlannedPayment,
  amount: bigint,
  actorId: string | null,
): DestinedPayment {
  return {
    paymentId: payment.id,
    direction: payment.direction,
    customerId: payment.customer_id,
    amount,
    currency: payment.currency,
    date: payment.date,
    reference: payment.reference,
    idempotencyKey: key,
    requestHash: requestHash({ paymentId: payment.id }),
    actorId,
    cash: cashAccount(payment),
    entryId,
  }
}

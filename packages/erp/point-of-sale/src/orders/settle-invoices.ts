import { type LockedInvoice, lockInvoices, matchItems, postEntries } from '@erp/accounting'
import { type Database, derivedId, newId, type Tx, transaction } from '@platform/database'
import { minAmount } from '@platform/money'
import { type Company, Refusal, requestHash, type Session } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Receipt } from '../answers.ts'
import { approved } from '../cashiers/approve.ts'
import { actorOf } from '../cashiers/authority.ts'
import type { settleInput } from '../inputs.ts'
import type { Moved } from '../methods/payment-methods.ts'
import * as refuse from '../refusals.ts'
import { readCustomers } from '../sql/sale-parts.ts'
import { groundOf, receiptNow, recordHead, type TillAct } from './act-ground.ts'
import { clearingEntry } from './book-invoiced.ts'
import { judgeTenders, type TenderPlan, type TenderRequest } from './judge-tenders.ts'
import { moveBalances } from './move-balances.ts'
import type { OrderRecord } from './order-record.ts'
import { provenTenders } from './proven-tenders.ts'
import { tenderRecord } from './tender-record.ts'
import { writeOrders } from './write-orders.ts'

/** Invoices that a customer pays at the till. */
export interface SettleRequest extends TillAct {
  readonly customerId: string
  /** How much of each, minor units, above zero. */
  readonly invoices: readonly { readonly invoiceId: string; readonly amount: bigint }[]
  readonly tenders: readonly TenderRequest[]
}

/** A part of an invoice, and whether an account pays it or cash and cards do. */
interface Settlement {
  readonly invoice: LockedInvoice
  readonly amount: bigint
  /** Null: cash and cards. */
  readonly account: TenderPlan | null
}

/**
 * Collects what customers owe on invoices: cash and cards as Dr POS clearing, Cr receivable, an account's balance as Dr
 * balance, Cr receivable, all matched at once. No sale: it is listed apart. Throws the refusal: invoices of others, in
 * another currency or not open, more than is due, tenders that do not add up, and what a method refuses.
 */
export async function settleInvoices(tx: Tx, company: Company, request: SettleRequest): Promise<Receipt> {
  const [ground, [customer]] = await Promise.all([
    groundOf(tx, company, request),
    tx.query(readCustomers, [company.id, [request.customerId]]),
  ])
  if (ground.replay) return ground.replay
  const { till, authority, rounding } = ground
  if (!customer) throw refuse.unknownCustomer(request.customerId)
  const invoices = await lockInvoices(tx, company.id, [
    ...new Set(request.invoices.map(({ invoiceId }) => invoiceId)),
  ])
  const due = dueInvoices(company, invoices, request)
  const total = due.reduce((sum, { amount }) => sum + amount, 0n)
  const { customerId } = request
  const tenders = judgeTenders(
    { company, methods: till.methods, total, customerId, rounding },
    request.tenders,
  )
  if (tenders instanceof Refusal) throw tenders
  const later = tenders.find(({ method }) => method.kind === 'invoice')
  if (later) throw refuse.rechargedBy(later.method.title)

  const head = recordHead(request, till, authority)
  const id = newId()
  const settlements = shareOut(due, tenders)
  const facts = {
    orderId: id,
    customerId,
    date: till.businessDate,
    actorId: request.actor.id,
  }
  const byAccount = settlements.filter(({ account }) => account)
  const outcomes = await moveBalances(
    tx,
    company,
    byAccount.flatMap(({ invoice, amount, account }) =>
      account
        ? {
            method: account.method,
            move: {
              ...facts,
              move: 'take' as const,
              tenderId: account.id,
              against: { role: 'receivable' },
              invoiceId: invoice.id,
              proof: account.proof,
              currency: company.currency,
              amount,
              reference: head.receiptNumber,
              idempotencyKey: derivedId('point-of-sale.move', request.idempotencyKey, invoice.id),
              requestHash: request.requestHash,
            },
          }
        : [],
    ),
  )
  const moved = new Map(
    outcomes.map((outcome, index) => {
      if (outcome instanceof Refusal) throw outcome
      return [byAccount[index], outcome]
    }),
  )
  const collected = settlements
    .filter(({ account }) => !account)
    .reduce((sum, { amount }) => sum + amount, 0n)
  const entryId = newId()
  if (collected > 0n)
    await postEntries(tx, company.id, [
      clearingEntry({ ...facts, id: entryId, receiptNumber: head.receiptNumber, amount: collected }),
    ])
  matchItems(
    tx,
    company.id,
    settlements.flatMap((settlement) => {
      const { invoice, amount } = settlement
      const own = moved.get(settlement)
      if (!invoice.receivable) return []
      const credit = { entryId: own?.entryId ?? entryId, line: 1 }
      return {
        id: own?.entryId ?? newId(),
        debit: invoice.receivable,
        credit,
        amount,
        date: till.businessDate,
      }
    }),
  )
  const order: OrderRecord = {
    ...head,
    id,
    kind: 'settlement',
    customerId,
    net: 0n,
    tax: 0n,
    total,
    note: null,
    ofOrderId: null,
    invoice: null,
    clearingEntryId: collected > 0n ? entryId : null,
    kept: null,
    lines: [],
    tenders: tenderRecords(tenders, settlements, moved),
    settled: due.map(({ invoice, amount }, index) => ({
      line: index + 1,
      invoiceId: invoice.id,
      number: invoice.number ?? '',
      amount,
      residual: invoice.residual - amount,
    })),
  }
  writeOrders(tx, company.id, [order])
  return receiptNow(company, order, { till, actor: request.actor, customerName: customer.name })
}

function dueInvoices(
  company: Company,
  invoices: ReadonlyMap<string, LockedInvoice>,
  { invoices: wanted, customerId }: SettleRequest,
) {
  const named = new Set<string>()
  return wanted.map(({ invoiceId, amount }) => {
    const invoice = invoices.get(invoiceId)
    if (invoice?.kind !== 'invoice' || invoice.number === null || invoice.customerId !== customerId)
      throw refuse.unknownInvoice(invoiceId)
    if (named.has(invoiceId)) throw refuse.invoiceTwice(invoice.number)
    named.add(invoiceId)
    if (invoice.currency !== company.currency)
      throw refuse.invoiceInOtherCurrency(invoice.number, invoice.currency)
    if (invoice.residual === 0n) throw refuse.invoiceNotOpen(invoice.number)
    if (amount > invoice.residual) throw refuse.moreThanDue(company, invoice.number, invoice.residual)
    return { invoice, amount }
  })
}

/** Cash and cards pay the invoices in the order named; what is left of these, the account pays. */
function shareOut(
  due: readonly { readonly invoice: LockedInvoice; readonly amount: bigint }[],
  tenders: readonly TenderPlan[],
): readonly Settlement[] {
  const account = tenders.find(({ method }) => method.kind === 'account') ?? null
  let collected = tenders
    .filter((tender) => tender !== account)
    .reduce((sum, { amount, rounding }) => sum + amount - rounding, 0n)
  return due.flatMap(({ invoice, amount }) => {
    const byCash = minAmount(collected, amount)
    collected -= byCash
    return [
      { invoice, amount: byCash, account: null },
      { invoice, amount: amount - byCash, account },
    ].filter((settlement) => settlement.amount > 0n)
  })
}

/** An account's tender is kept once for each invoice it pays: each has an entry of its own. */
function tenderRecords(
  tenders: readonly TenderPlan[],
  settlements: readonly Settlement[],
  moved: ReadonlyMap<Settlement | undefined, Moved>,
): OrderRecord['tenders'] {
  return tenders
    .flatMap((tender) =>
      tender.method.kind === 'account'
        ? settlements
            .filter(({ account }) => account === tender)
            .map((settlement, index) => ({
              ...tenderRecord({ ...tender, amount: settlement.amount }, 1, moved.get(settlement) ?? null),
              id: index === 0 ? tender.id : newId(),
            }))
        : tenderRecord(tender, 1, null),
    )
    .map((tender, index) => ({ ...tender, line: index + 1 }))
}

/** Invoices as a till settles them. */
export async function settleAtTill(
  database: Database,
  session: Session,
  { approval, ...input }: z.infer<typeof settleInput>,
): Promise<Receipt> {
  const { company } = session
  const hash = requestHash({ ...input, tenders: input.tenders.map(({ proof: _proof, ...tender }) => tender) })
  const approver = await approved(database, company.id, approval)
  const request = {
    ...input,
    tenders: await provenTenders(database, company, { ...input, approver }),
    requestHash: hash,
    actor: actorOf(session),
    approver,
  }
  return transaction(database, (tx) => settleInvoices(tx, company, request))
}

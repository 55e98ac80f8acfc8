import { type IssuedInvoice, issueInvoices, matchItems, postEntries } from '@erp/accounting'
import { derivedId, newId, type Tx } from '@platform/database'
import { type Company, Refusal } from '@platform/plugin-api'
import type { Receipt } from '../answers.ts'
import type { Moved } from '../methods/payment-methods.ts'
import { cashierName } from '../sessions/lock-tills.ts'
import { clearingEntryOf, invoiceDraftOf, matchingsOf, type ToBeInvoiced } from './book-invoiced.ts'
import type { SalePlan } from './judge-sales.ts'
import { moveBalances, type WantedMove } from './move-balances.ts'
import type { OrderRecord, TenderRecord } from './order-record.ts'
import { receiptOf } from './receipt.ts'
import { tenderRecord } from './tender-record.ts'
import { writeOrders } from './write-orders.ts'

/** A sale with the numbers of its receipts, and what its invoice will be. */
interface NumberedSale {
  readonly plan: SalePlan
  readonly number: number
  readonly receiptNumber: string
  /** Of the recharge that keeps its change. */
  readonly change: { readonly id: string; readonly number: number; readonly receiptNumber: string } | null
  readonly toInvoice: ToBeInvoiced | null
}

/**
 * Moves balances, invoices and writes. Only a balance can still refuse, and then nothing of that sale has happened.
 * Answers by the id of the order.
 */
export async function carryOutSales(
  tx: Tx,
  company: Company,
  plans: readonly SalePlan[],
): Promise<ReadonlyMap<string, Receipt | Refusal>> {
  const sales = plans.map(numberedSale)
  const wanted = sales.flatMap((sale) => wantedMove(company, sale) ?? [])
  const answers = await moveBalances(tx, company, wanted)
  const movedFor = new Map(wanted.map(({ move }, index) => [move.orderId, answers[index]]))

  const outcomes = new Map<string, Receipt | Refusal>()
  const accepted: { readonly sale: NumberedSale; readonly moved: Moved | null }[] = []
  for (const sale of sales) {
    const moved = movedFor.get(sale.plan.id) ?? null
    if (moved instanceof Refusal) outcomes.set(sale.plan.id, moved)
    else accepted.push({ sale, moved })
  }
  assertNoGaps(sales, outcomes)

  const toInvoice = accepted.flatMap(({ sale: { toInvoice } }) => toInvoice ?? [])
  const issued = await issueInvoices(tx, company, toInvoice.map(invoiceDraftOf))
  const invoices = new Map(issued.map((invoice) => [invoice.invoiceId, invoice]))
  const entries = toInvoice.flatMap((one) => clearingEntryOf(one) ?? [])
  await postEntries(tx, company.id, entries)
  const records = accepted.flatMap(({ sale, moved }) => {
    const invoice = invoices.get(sale.toInvoice?.invoiceId ?? '') ?? null
    const [order, kept] = recordsOf(sale, moved, invoice)
    outcomes.set(sale.plan.id, receiptOf(order, surroundingsOf(company, sale, kept)))
    return kept ? [order, kept] : [order]
  })
  matchItems(
    tx,
    company.id,
    accepted.flatMap(({ sale: { toInvoice: one, plan }, moved }) => {
      const amount = plan.tenders.find(({ method }) => method.kind === 'account')?.amount
      return one ? matchingsOf(one, moved && amount ? [{ ...moved, amount }] : []) : []
    }),
  )
  writeOrders(tx, company.id, records)
  return outcomes
}

function numberedSale(plan: SalePlan): NumberedSale {
  const { till, request, lines, tenders } = plan
  const own = till.takeNumber()
  const invoiced = tenders.some(({ method }) => method.kind === 'invoice')
  return {
    plan,
    ...own,
    change: plan.keepChange ? { id: newId(), ...till.takeNumber() } : null,
    toInvoice:
      invoiced && request.customerId !== null
        ? {
            kind: 'invoice',
            orderId: plan.id,
            invoiceId: newId(),
            entryId: newId(),
            creditNoteOf: null,
            clearingEntryId: newId(),
            customerId: request.customerId,
            date: till.businessDate,
            receiptNumber: own.receiptNumber,
            note: plan.request.note,
            actorId: request.actor.id,
            lines,
            clearing: tenders
              .filter(({ method }) => method.kind === 'cash' || method.kind === 'clearing')
              .reduce((sum, { amount, rounding }) => sum + amount - rounding, 0n),
          }
        : null,
  }
}

/** The one movement that a sale may need: what an account pays of it, or its change. */
function wantedMove(company: Company, sale: NumberedSale): WantedMove | undefined {
  const { id: orderId, request, till, tenders, keepChange } = sale.plan
  const facts = {
    orderId,
    customerId: request.customerId ?? '',
    currency: company.currency,
    date: till.businessDate,
    reference: sale.receiptNumber,
    idempotencyKey: derivedId('point-of-sale.move', request.idempotencyKey),
    requestHash: request.requestHash,
    actorId: request.actor.id,
  }
  if (keepChange)
    return {
      method: keepChange.method,
      move: { ...facts, move: 'deposit', kind: 'change', amount: keepChange.amount },
    }
  const account = tenders.find(({ method }) => method.kind === 'account')
  return (
    account && {
      method: account.method,
      move: {
        ...facts,
        move: 'take',
        tenderId: account.id,
        amount: account.amount,
        proof: account.proof,
        against: { role: sale.toInvoice ? 'receivable' : 'pos_clearing' },
        invoiceId: sale.toInvoice?.invoiceId ?? null,
      },
    }
  )
}

/**
 * Receipts are numbered before balances answer. Where one till sent several sales at once and a balance refused one that
 * is not its last, the set is given up, so that it comes again in smaller parts: see `batched`.
 */
function assertNoGaps(sales: readonly NumberedSale[], refused: ReadonlyMap<string, unknown>): void {
  const gaps = new Set<string>()
  for (const { plan } of sales) {
    const { sessionId } = plan.till
    if (refused.has(plan.id)) gaps.add(sessionId)
    else if (gaps.has(sessionId)) throw new SalesTooClose()
  }
}

/** Sales of one till, one of them refused by a balance, that must be decided one after the other. Nothing has happened. */
export class SalesTooClose extends Error {
  override readonly name = 'SalesTooClose'
}

function recordsOf(
  { plan, change, ...sale }: NumberedSale,
  moved: Moved | null,
  invoice: IssuedInvoice | null,
): [OrderRecord, OrderRecord | null] {
  const { request, till, keepChange } = plan
  const common = {
    sessionId: till.sessionId,
    customerId: request.customerId,
    cashierId: till.cashier.id,
    actorId: request.actor.id,
    approvedBy: plan.approvedBy,
    hash: request.requestHash,
    at: new Date(),
    settled: [],
  }
  const order: OrderRecord = {
    ...common,
    id: plan.id,
    number: sale.number,
    receiptNumber: sale.receiptNumber,
    kind: 'sale',
    net: plan.net,
    tax: plan.tax,
    total: plan.total,
    note: request.note,
    ofOrderId: null,
    invoice: invoice && { id: invoice.invoiceId, number: invoice.number },
    clearingEntryId: sale.toInvoice && sale.toInvoice.clearing > 0n ? sale.toInvoice.clearingEntryId : null,
    kept: null,
    key: request.idempotencyKey,
    lines: plan.lines,
    tenders: plan.tenders.map((tender, index) => tenderRecord(tender, index + 1, moved)),
  }
  if (!keepChange || !change || !moved) return [order, null]
  const drawer = plan.tenders.find(({ method }) => method.kind === 'cash')
  const cash: TenderRecord[] = drawer
    ? [
        {
          ...tenderRecord(drawer, 1, null),
          id: newId(),
          amount: keepChange.amount,
          rounding: 0n,
          received: keepChange.amount,
        },
      ]
    : []
  return [
    order,
    {
      ...common,
      ...change,
      kind: 'recharge',
      net: 0n,
      tax: 0n,
      total: keepChange.amount,
      note: null,
      ofOrderId: plan.id,
      invoice: null,
      clearingEntryId: null,
      kept: { methodId: keepChange.method.id, ...moved },
      key: derivedId('point-of-sale.change', request.idempotencyKey),
      lines: [],
      tenders: cash,
    },
  ]
}

function surroundingsOf(company: Company, { plan }: NumberedSale, keptChange: OrderRecord | null) {
  return {
    companyName: company.name,
    currency: company.currency,
    businessDate: plan.till.businessDate,
    register: plan.till.register,
    cashierName: cashierName(plan.till, plan.request.actor),
    customerName: plan.customerName,
    ofNumber: null,
    keptChange,
  }
}

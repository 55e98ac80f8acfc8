import {
  type CreditedLines,
  creditLines,
  creditsWrittenOff,
  findWrittenOff,
  issueInvoices,
  type LockedInvoice,
  lockInvoices,
  matchItems,
  type OriginalLine,
  postEntries,
} from '@erp/accounting'
import { type Database, derivedId, newId, type Tx, transaction } from '@platform/database'
import { type Company, extensionsOf, Refusal, type Session } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Receipt } from '../answers.ts'
import { tillRequest } from '../cashiers/till-request.ts'
import type { refundInput } from '../inputs.ts'
import { type Moved, posPaymentMethods } from '../methods/payment-methods.ts'
import { permissions } from '../permissions.ts'
import * as refuse from '../refusals.ts'
import { readRefundedTenders, readSessionOfOrder } from '../sql/refunds.ts'
import { groundOf, receiptNow, recordHead, type TillAct } from './act-ground.ts'
import { clearingEntryOf, invoiceDraftOf, matchingsOf, type ToBeInvoiced } from './book-invoiced.ts'
import { moveBalances, type WantedMove } from './move-balances.ts'
import type { LineRecord, OrderRecord } from './order-record.ts'
import { type GivenBack, type PaidByBalance, planRefund } from './plan-refund.ts'
import { readOrders } from './read-orders.ts'
import { refundableLines } from './refundable-lines.ts'
import { writeOrders } from './write-orders.ts'

/** An order, or some of its lines, to be given back. */
export interface RefundRequest extends TillAct {
  readonly orderId: string
  readonly lines: CreditedLines
  /** 'original', or the method that gets what was paid in cash or by card. */
  readonly to: string
  readonly reason: string
}

/**
 * Gives back an order or some of its lines. What is still owed for it is forgiven first, credit returns to the very lots
 * it came from, cards and cash go back as they came or to the method chosen. An invoiced order gets a credit note;
 * another one is in the summary of the session that gives back. Throws the refusal: more than is left, a cashier who may
 * not, and what a method refuses.
 */
export async function refund(tx: Tx, company: Company, request: RefundRequest): Promise<Receipt> {
  const [sold] = await tx.query(readSessionOfOrder, [company.id, request.orderId])
  // The session that sold holds still too: two refunds of one order come one after the other.
  const ground = await groundOf(tx, company, request, sold ? [sold.session_id] : [])
  if (ground.replay) return ground.replay
  const { till, authority, rounding } = ground
  const [{ orders, receipts }, givenBack] = await Promise.all([
    readOrders(tx, company, [request.orderId]),
    tx.query(readRefundedTenders, [company.id, request.orderId]),
  ])
  const original = orders.get(request.orderId)
  if (!original) throw refuse.unknownOrder(request.orderId)
  if (original.kind !== 'sale') throw refuse.notASale(original.receiptNumber)
  const refusal = authority.refuse(permissions.refund)
  if (refusal) throw refusal
  const invoices: ReadonlyMap<string, LockedInvoice> = original.invoice
    ? await lockInvoices(tx, company.id, [original.invoice.id])
    : new Map()
  const invoice = invoices.get(original.invoice?.id ?? '')
  const refundable = await refundableLines(tx, company, original)
  const lines = linesOf(original, refundable, request.lines)
  const total = -lines.reduce((sum, { net, tax }) => sum + net + tax, 0n)
  if (invoice) await refuseWrittenOff(tx, company, invoice, { refundable, total })
  const parts = planRefund(
    {
      company,
      methods: till.methods,
      known: extensionsOf(tx, posPaymentMethods),
      customerId: original.customerId,
      tenders: original.tenders,
      givenBack: new Map(givenBack.map(({ tender_id, amount }) => [tender_id, amount])),
      invoiced: invoice
        ? { residual: invoice.residual, paidBy: await paidByBalances(tx, company, invoice.id) }
        : null,
      rounding,
    },
    total,
    request.to,
  )
  if (parts instanceof Refusal) throw parts

  const head = recordHead(request, till, authority)
  const id = newId()
  const credited: ToBeInvoiced | null =
    invoice && total > 0n && original.customerId !== null
      ? {
          kind: 'credit_note',
          orderId: id,
          invoiceId: newId(),
          entryId: newId(),
          creditNoteOf: invoice.id,
          clearingEntryId: newId(),
          customerId: original.customerId,
          date: till.businessDate,
          receiptNumber: head.receiptNumber,
          note: request.reason,
          actorId: request.actor.id,
          lines,
          clearing: parts
            .filter(({ method }) => method.kind === 'cash' || method.kind === 'clearing')
            .reduce((sum, { amount, rounding: rounded }) => sum + amount - rounded, 0n),
        }
      : null
  const moved = await giveBack(tx, company, {
    parts,
    request,
    orderId: id,
    customerId: original.customerId ?? '',
    date: till.businessDate,
    reference: head.receiptNumber,
    against: credited ? 'receivable' : 'pos_clearing',
  })
  const [note] = credited ? await issueInvoices(tx, company, [invoiceDraftOf(credited)]) : []
  if (credited && invoice?.receivable) {
    const entry = clearingEntryOf(credited)
    await postEntries(tx, company.id, entry ? [entry] : [])
    const forgiven = parts
      .filter(({ method }) => method.kind === 'invoice')
      .reduce((sum, { amount }) => sum + amount, 0n)
    const accounts = parts.flatMap((part) => {
      const outcome = moved.get(part.id)
      return outcome ? [{ entryId: outcome.entryId, amount: part.amount }] : []
    })
    matchItems(tx, company.id, [
      ...(forgiven > 0n
        ? [
            {
              id: newId(),
              debit: invoice.receivable,
              credit: { entryId: credited.entryId, line: 1 },
              amount: forgiven,
              date: till.businessDate,
            },
          ]
        : []),
      ...matchingsOf(credited, accounts),
    ])
  }
  const order: OrderRecord = {
    ...head,
    id,
    kind: 'refund',
    customerId: original.customerId,
    net: lines.reduce((sum, { net }) => sum + net, 0n),
    tax: lines.reduce((sum, { tax }) => sum + tax, 0n),
    total: -total,
    note: request.reason,
    ofOrderId: original.id,
    invoice: note ? { id: note.invoiceId, number: note.number } : null,
    clearingEntryId: credited && credited.clearing > 0n ? credited.clearingEntryId : null,
    kept: null,
    lines,
    tenders: parts.map((part, index) => tenderBack(part, index + 1, moved.get(part.id))),
    settled: [],
  }
  writeOrders(tx, company.id, [order])
  return receiptNow(company, order, {
    till,
    actor: request.actor,
    customerName: receipts.get(original.id)?.customer?.name ?? null,
    ofNumber: original.receiptNumber,
  })
}

/** What balances have paid of the order's invoice. */
async function paidByBalances(
  tx: Tx,
  company: Company,
  invoiceId: string,
): Promise<readonly PaidByBalance[]> {
  const paid: PaidByBalance[] = []
  for (const method of extensionsOf(tx, posPaymentMethods))
    for (const part of (await method.paidOn?.(tx, company, [invoiceId])) ?? []) paid.push({ ...part, method })
  return paid
}

/** The lines that go back, below zero; whoever takes the last of a line gets exactly what is left of it. */
function linesOf(
  original: OrderRecord,
  refundable: readonly OriginalLine[],
  wanted: CreditedLines,
): readonly LineRecord[] {
  const pricesIncludeTax = original.lines[0]?.pricesIncludeTax ?? true
  const credited = creditLines(
    { number: original.receiptNumber, pricesIncludeTax, lines: refundable },
    wanted,
  )
  if (credited instanceof Refusal) throw credited
  if (credited.length === 0) throw refuse.nothingLeftToRefund(original.receiptNumber)
  return credited.flatMap(({ creditsLine, quantity, net, tax }, index) => {
    const line = original.lines.find((one) => one.line === creditsLine)
    return line ? [{ ...line, line: index + 1, quantity, net: -net, tax: -tax, ofLine: line.line }] : []
  })
}

/** What of the order's invoice was written off was never paid, so nothing is given back for it. */
async function refuseWrittenOff(
  tx: Tx,
  company: Company,
  { id, number, total: invoiced, currency }: LockedInvoice,
  { refundable, total }: { readonly refundable: readonly OriginalLine[]; readonly total: bigint },
): Promise<void> {
  const writtenOff = (await findWrittenOff(tx, company, [id])).get(id) ?? 0n
  const before = refundable.reduce((sum, { credited }) => sum + credited.net + credited.tax, 0n)
  if (writtenOff > 0n && before + total > invoiced - writtenOff)
    throw creditsWrittenOff(company, { number: number ?? '', writtenOff, currency })
}

/** Has balances given back. What one of them refuses undoes the whole refund. */
async function giveBack(
  tx: Tx,
  company: Company,
  facts: {
    readonly parts: readonly GivenBack[]
    readonly request: RefundRequest
    readonly orderId: string
    readonly customerId: string
    readonly date: string
    readonly reference: string
    readonly against: string
  },
): Promise<ReadonlyMap<string, Moved>> {
  const { request, orderId, customerId, date, reference } = facts
  const parts = facts.parts.filter(({ method }) => method.kind === 'account')
  const outcomes = await moveBalances(
    tx,
    company,
    parts.map(
      ({ id, method, amount, of, refundOf }): WantedMove => ({
        method,
        move: {
          move: 'give_back',
          tenderId: id,
          against: { role: facts.against },
          refundOf,
          orderId,
          customerId,
          currency: company.currency,
          amount,
          date,
          reference,
          idempotencyKey: derivedId('point-of-sale.move', request.idempotencyKey, refundOf ?? of.id),
          requestHash: request.requestHash,
          actorId: request.actor.id,
        },
      }),
    ),
  )
  return new Map(
    outcomes.map((outcome, index) => {
      if (outcome instanceof Refusal) throw outcome
      return [parts[index]?.id ?? '', outcome]
    }),
  )
}

function tenderBack(part: GivenBack, line: number, moved: Moved | undefined): OrderRecord['tenders'][number] {
  return {
    id: part.id,
    line,
    methodId: part.method.id,
    kind: part.method.kind,
    amount: -part.amount,
    rounding: -part.rounding,
    received: null,
    authorisation: null,
    entryId: moved?.entryId ?? null,
    balanceAfter: moved?.balanceAfter ?? null,
    availableAfter: moved?.availableAfter ?? null,
    ofTenderId: part.of.id,
    proof: null,
  }
}

/** A refund as a till sends it. */
export async function refundAtTill(
  database: Database,
  session: Session,
  { approval, ...input }: z.infer<typeof refundInput>,
): Promise<Receipt> {
  const request = await tillRequest(database, session, input, approval)
  return transaction(database, (tx) => refund(tx, session.company, request))
}

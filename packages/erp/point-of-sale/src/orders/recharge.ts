import { assert, type Database, derivedId, newId, type Tx, transaction } from '@platform/database'
import { type Company, Refusal, requestHash, type Session } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Receipt } from '../answers.ts'
import { actorOf } from '../cashiers/authority.ts'
import type { rechargeInput } from '../inputs.ts'
import * as refuse from '../refusals.ts'
import { readCustomers } from '../sql/sale-parts.ts'
import { groundOf, receiptNow, recordHead, type TillAct } from './act-ground.ts'
import { findMethod, judgeTenders, type TenderRequest } from './judge-tenders.ts'
import { moveBalances } from './move-balances.ts'
import type { OrderRecord } from './order-record.ts'
import { tenderRecord } from './tender-record.ts'
import { writeOrders } from './write-orders.ts'

/** Money taken at the till to be kept for a customer. */
export interface RechargeRequest extends TillAct {
  readonly customerId: string
  /** The method that keeps it. */
  readonly methodId: string
  /** Minor units, above zero. */
  readonly amount: bigint
  /** Cash or cards. */
  readonly tenders: readonly TenderRequest[]
}

/**
 * Recharges a customer's balance from cash or a card, at once: Dr POS clearing, Cr balance. Throws the refusal: closed
 * sessions, unknown customers, methods that keep nothing, tenders that do not add up, and what the method refuses.
 */
export async function recharge(tx: Tx, company: Company, request: RechargeRequest): Promise<Receipt> {
  const [ground, [customer]] = await Promise.all([
    groundOf(tx, company, request),
    tx.query(readCustomers, [company.id, [request.customerId]]),
  ])
  if (ground.replay) return ground.replay
  const { till, authority, rounding } = ground
  if (!customer) throw refuse.unknownCustomer(request.customerId)
  if (customer.archived) throw refuse.customerArchived(customer.name)
  const { customerId, amount } = request
  const method = findMethod({ methods: till.methods, customerId }, request.methodId)
  if (method instanceof Refusal) throw method
  if (!method.move || method.kind !== 'account') throw refuse.keepsNothing(method.title)
  const tenders = judgeTenders(
    { company, methods: till.methods, total: amount, customerId, rounding },
    request.tenders,
  )
  if (tenders instanceof Refusal) throw tenders
  for (const tender of tenders)
    if (tender.method.kind !== 'cash' && tender.method.kind !== 'clearing')
      throw refuse.rechargedBy(tender.method.title)

  const head = recordHead(request, till, authority)
  const id = newId()
  const [moved] = await moveBalances(tx, company, [
    {
      method,
      move: {
        move: 'deposit',
        kind: 'recharge',
        orderId: id,
        customerId,
        currency: company.currency,
        amount,
        date: till.businessDate,
        reference: head.receiptNumber,
        idempotencyKey: derivedId('point-of-sale.move', request.idempotencyKey),
        requestHash: request.requestHash,
        actorId: request.actor.id,
      },
    },
  ])
  if (moved instanceof Refusal) throw moved
  assert(moved, 'a recharge moves one balance')
  const order: OrderRecord = {
    ...head,
    id,
    kind: 'recharge',
    customerId,
    net: 0n,
    tax: 0n,
    total: amount,
    note: null,
    ofOrderId: null,
    invoice: null,
    clearingEntryId: null,
    kept: { ...moved, methodId: method.id },
    lines: [],
    tenders: tenders.map((tender, index) => tenderRecord(tender, index + 1, null)),
    settled: [],
  }
  writeOrders(tx, company.id, [order])
  return receiptNow(company, order, { till, actor: request.actor, customerName: customer.name })
}

/** A recharge as a till sends it. */
export function rechargeAtTill(
  database: Database,
  session: Session,
  input: z.infer<typeof rechargeInput>,
): Promise<Receipt> {
  const request = {
    ...input,
    tenders: input.tenders.map((tender) => ({ ...tender, proof: null })),
    requestHash: requestHash(input),
    actor: actorOf(session),
    approver: null,
  }
  return transaction(database, (tx) => recharge(tx, session.company, request))
}

import { assert, type Database, derivedId, newId, type Tx, transaction } from '@platform/database'
import { type Company, extensionsOf, Refusal, type Session } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Receipt } from '../answers.ts'
import { tillRequest } from '../cashiers/till-request.ts'
import type { undoRechargeInput } from '../inputs.ts'
import { posPaymentMethods } from '../methods/payment-methods.ts'
import { permissions } from '../permissions.ts'
import * as refuse from '../refusals.ts'
import { findUndo } from '../sql/refunds.ts'
import { groundOf, receiptNow, recordHead, type TillAct } from './act-ground.ts'
import { moveBalances } from './move-balances.ts'
import type { OrderRecord } from './order-record.ts'
import { readOrders } from './read-orders.ts'
import { writeOrders } from './write-orders.ts'

/** A mistyped recharge to be taken back, in the session it was made in. */
export interface UndoRechargeRequest extends TillAct {
  readonly orderId: string
}

/**
 * Undoes a recharge, whole: the balance is taken back, and the money given back as it came. Throws the refusal: another
 * session, undone already, a cashier who may not, and credit that was spent meanwhile.
 */
export async function undoRecharge(tx: Tx, company: Company, request: UndoRechargeRequest): Promise<Receipt> {
  const [ground, { orders, receipts }, [undone]] = await Promise.all([
    groundOf(tx, company, request),
    readOrders(tx, company, [request.orderId]),
    tx.query(findUndo, [company.id, request.orderId]),
  ])
  if (ground.replay) return ground.replay
  const { till, authority } = ground
  const original = orders.get(request.orderId)
  if (!original) throw refuse.unknownOrder(request.orderId)
  const { kept, customerId } = original
  if (original.kind !== 'recharge' || !kept || customerId === null)
    throw refuse.notARecharge(original.receiptNumber)
  if (original.sessionId !== till.sessionId) throw refuse.anotherSession(original.receiptNumber)
  if (undone) throw refuse.undoneAlready(original.receiptNumber)
  const refusal = authority.refuse(permissions.undoRecharges)
  if (refusal) throw refusal
  const method = extensionsOf(tx, posPaymentMethods).find(({ id }) => id === kept.methodId)
  if (!method) throw refuse.methodNotOffered(kept.methodId)

  const head = recordHead(request, till, authority)
  const id = newId()
  const [moved] = await moveBalances(tx, company, [
    {
      method,
      move: {
        move: 'undo_deposit',
        undoes: kept.entryId,
        orderId: id,
        customerId,
        currency: company.currency,
        amount: original.total,
        date: till.businessDate,
        reference: head.receiptNumber,
        idempotencyKey: derivedId('point-of-sale.move', request.idempotencyKey),
        requestHash: request.requestHash,
        actorId: request.actor.id,
      },
    },
  ])
  if (moved instanceof Refusal) throw moved
  assert(moved, 'undoing a recharge moves one balance')
  const order: OrderRecord = {
    ...original,
    ...head,
    id,
    kind: 'undone_recharge',
    total: -original.total,
    ofOrderId: original.id,
    kept: { ...moved, methodId: kept.methodId },
    tenders: original.tenders.map((tender) => ({
      ...tender,
      id: newId(),
      amount: -tender.amount,
      rounding: -tender.rounding,
      received: null,
      ofTenderId: tender.id,
    })),
  }
  writeOrders(tx, company.id, [order])
  return receiptNow(company, order, {
    till,
    actor: request.actor,
    customerName: receipts.get(original.id)?.customer?.name ?? null,
    ofNumber: original.receiptNumber,
  })
}

/** The same as a till sends it. */
export async function undoRechargeAtTill(
  database: Database,
  session: Session,
  { approval, ...input }: z.infer<typeof undoRechargeInput>,
): Promise<Receipt> {
  const request = await tillRequest(database, session, input, approval)
  return transaction(database, (tx) => undoRecharge(tx, session.company, request))
}

import { lockPeriod } from '@erp/accounting'
import type { Tx } from '@platform/database'
import { type Company, keyReused, Refusal, settingsOf } from '@platform/plugin-api'
import type { Receipt } from '../answers.ts'
import { type Actor, type Approver, type Authority, authorityOf } from '../cashiers/authority.ts'
import { cashierMay, cashierName, type LockedTill, lockTills } from '../sessions/lock-tills.ts'
import { tillSettings } from '../settings.ts'
import { findOrdersByKey } from '../sql/sale-parts.ts'
import type { OrderRecord } from './order-record.ts'
import { readOrders } from './read-orders.ts'
import { receiptOf } from './receipt.ts'

/** What every act at a till but a sale is asked with. */
export interface TillAct {
  readonly sessionId: string
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actor: Actor
  readonly approver: Approver | null
}

/** The till of an act, under its lock, or the receipt of the act when its key came before. */
export type ActGround =
  | { readonly replay: Receipt }
  | {
      readonly replay: null
      readonly till: LockedTill
      readonly authority: Authority
      /** Minor units: cash is rounded to a multiple of it. */
      readonly rounding: bigint
    }

/**
 * Locks the period and the session, and others that must hold still too; knows a key again. Throws the refusal: such acts
 * come one at a time.
 */
export async function groundOf(
  tx: Tx,
  company: Company,
  act: TillAct,
  others: readonly string[] = [],
): Promise<ActGround> {
  const [, tillOf, [before], settings] = await Promise.all([
    lockPeriod(tx, company.id),
    lockTills(tx, company, [act.sessionId, ...others]),
    tx.query(findOrdersByKey, [company.id, [act.idempotencyKey]]),
    settingsOf(tx, tillSettings, company.id),
  ])
  if (before) {
    if (!before.create_hash.equals(act.requestHash)) throw keyReused(act.idempotencyKey)
    const { receipts } = await readOrders(tx, company, [before.id])
    const replay = receipts.get(before.id)
    if (replay) return { replay }
  }
  const till = tillOf(act.sessionId)
  if (till instanceof Refusal) throw till
  return {
    replay: null,
    till,
    authority: authorityOf(cashierMay(till, act.actor), act.approver),
    rounding: BigInt(settings.cashRounding),
  }
}

/** The head of an order's record, as far as it follows from the act. */
export function recordHead(
  act: TillAct,
  till: LockedTill,
  authority: Authority,
): Pick<
  OrderRecord,
  'sessionId' | 'number' | 'receiptNumber' | 'cashierId' | 'actorId' | 'approvedBy' | 'key' | 'hash' | 'at'
> {
  return {
    sessionId: till.sessionId,
    ...till.takeNumber(),
    cashierId: till.cashier.id,
    actorId: act.actor.id,
    approvedBy: authority.approvedBy(),
    key: act.idempotencyKey,
    hash: act.requestHash,
    at: new Date(),
  }
}

/** The receipt of what was done just now. */
export function receiptNow(
  company: Company,
  order: OrderRecord,
  around: {
    readonly till: LockedTill
    readonly actor: Actor
    readonly customerName: string | null
    readonly ofNumber?: string
  },
): Receipt {
  return receiptOf(order, {
    companyName: company.name,
    currency: company.currency,
    businessDate: around.till.businessDate,
    register: around.till.register,
    cashierName: cashierName(around.till, around.actor),
    customerName: around.customerName,
    ofNumber: around.ofNumber ?? null,
    keptChange: null,
  })
}

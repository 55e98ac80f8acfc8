import type { Tx } from '@platform/database'
import { audit, idempotencyKeyInput, idInput, keyReused } from '@platform/plugin-api'
import { z } from 'zod'
import { movePoints } from './move-points.ts'
import { unknownCustomer } from './refusals.ts'
import { findAdjustment } from './sql/find-adjustment.ts'
import { findCustomer } from './sql/find-customer.ts'

export const adjustmentInput = z.object({
  customerId: idInput,
  /** Whole points as digits; below zero takes points away. */
  points: z
    .string()
    .regex(/^-?\d{1,9}$/, { message: 'whole points, as digits' })
    .transform(BigInt)
    .refine((points) => points !== 0n, { message: 'not zero' }),
  note: z.string().trim().min(1, { message: 'a reason' }).max(500),
  idempotencyKey: idempotencyKeyInput,
})

/**
 * Gives a customer points by hand, or takes some away. The same key with the same request counts once.
 * Throws a refusal: `unknown_customer`, `not_enough_points`, `key_reused`.
 */
export async function adjustPoints(
  tx: Tx,
  companyId: number,
  actorId: string,
  { customerId, points, note, idempotencyKey }: z.infer<typeof adjustmentInput>,
): Promise<void> {
  const source = `adjustment:${idempotencyKey}`
  const [customer, before] = await Promise.all([
    tx.query(findCustomer, [companyId, customerId]),
    tx.query(findAdjustment, [companyId, source]),
  ])
  if (customer.length === 0) throw unknownCustomer(customerId)
  const [known] = before
  if (known) {
    if (known.customerId !== customerId || known.points !== points) throw keyReused(idempotencyKey)
    return
  }
  const changed = await movePoints(tx, companyId, actorId, [
    { customerId, kind: 'adjusted', points, source, note },
  ])
  // A rival with the same key was faster: it has written the audit row, too.
  if (changed.size === 0) return
  audit(tx, {
    companyId,
    actorId,
    action: 'loyalty.points-adjusted',
    subject: `customer:${customerId}`,
    details: { points, note },
  })
}

import type { Tx } from '@platform/database'
import { lockPaymentRows, type PaymentRow, readPayments } from './sql/lock-payments.ts'

/**
 * Locks payments until the transaction ends, and answers as they stand then those and whichever used one of the keys.
 * Rank 'payment'.
 */
export async function lockPayments(
  tx: Tx,
  companyId: number,
  { ids, keys }: { readonly ids: readonly string[]; readonly keys: readonly string[] },
): Promise<readonly PaymentRow[]> {
  // Sent together, read apart: the second statement sees what committed while the first one waited.
  const [, rows] = await Promise.all([
    tx.lock('payment', lockPaymentRows, [companyId, ids]),
    tx.query(readPayments, [companyId, ids, keys]),
  ])
  return rows
}

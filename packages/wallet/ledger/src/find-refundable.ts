import type { Tx } from '@platform/database'
import { findRefundableOfDebits } from './sql/find-refundable.ts'

/**
 * How much of each debit can still be refunded, in minor units. Read it under a lock that all refunds of these debits
 * take, or let `post` refuse what another one took meanwhile.
 */
export async function findRefundable(
  tx: Tx,
  companyId: number,
  transactionIds: readonly string[],
): Promise<Map<string, bigint>> {
  if (transactionIds.length === 0) return new Map()
  const rows = await tx.query(findRefundableOfDebits, [companyId, transactionIds])
  return new Map(rows.map(({ transaction_id, refundable }) => [transaction_id, refundable]))
}

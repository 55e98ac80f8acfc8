import type { Tx } from '@platform/database'
import { findExpired } from './sql/find-expired.ts'

/** Customers of whom something has expired that nobody has posted yet, at most `limit`: work for `postExpired`. */
export async function findExpiredCustomers(tx: Tx, companyId: number, limit: number): Promise<string[]> {
  return (await tx.query(findExpired, [companyId, limit])).map(({ customer_id }) => customer_id)
}

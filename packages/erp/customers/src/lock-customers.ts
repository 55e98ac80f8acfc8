import type { Tx } from '@platform/database'
import { lockCustomerRows, readLockedCustomers } from './sql/lock-customers.ts'

/** A customer, held still until the transaction ends. */
export interface LockedCustomer {
  readonly id: string
  /** Minor units of the company's currency; null where no limit was set. */
  readonly creditLimit: bigint | null
  readonly archived: boolean
}

/**
 * Locks customers, so that whoever judges what they owe judges one after the other, and answers them by id as they stand
 * then. Ids the company has not are left out. Rank 'customer': once a transaction, so name all of them.
 */
export async function lockCustomers(
  tx: Tx,
  companyId: number,
  ids: readonly string[],
): Promise<ReadonlyMap<string, LockedCustomer>> {
  // Sent together, read apart: the second statement sees what committed while the first one waited.
  const [, rows] = await Promise.all([
    tx.lock('customer', lockCustomerRows, [companyId, ids]),
    tx.query(readLockedCustomers, [companyId, ids]),
  ])
  return new Map(
    rows.map(({ id, credit_limit, archived }) => [id, { id, creditLimit: credit_limit, archived }]),
  )
}

import type { Tx } from '@platform/database'
import { insertAllocations } from './sql/insert-allocations.ts'

/** Wallet credit that paid an invoice. */
export interface KeptAllocation {
  /** The id of the wallet transaction, of its journal entry and of the matching with the invoice: one act, one id. */
  readonly allocationId: string
  readonly invoiceId: string
  readonly customerId: string
  readonly currency: string
  /** Minor units, more than zero. */
  readonly amount: bigint
  readonly date: string
  readonly actorId: string | null
}

/** Keeps which invoices were paid by wallet credit that has been posted, booked and matched; what was kept can be undone. */
export function keepAllocations(tx: Tx, companyId: number, allocations: readonly KeptAllocation[]): void {
  if (allocations.length === 0) return
  tx.send(insertAllocations, [
    companyId,
    allocations.map(({ allocationId }) => allocationId),
    allocations.map(({ invoiceId }) => invoiceId),
    allocations.map(({ customerId }) => customerId),
    allocations.map(({ amount }) => amount),
    allocations.map(({ currency }) => currency),
    allocations.map(({ date }) => date),
    allocations.map(({ actorId }) => actorId),
  ])
}

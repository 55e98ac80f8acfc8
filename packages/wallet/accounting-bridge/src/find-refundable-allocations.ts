import type { Tx } from '@platform/database'
import { findRefundable } from '@wallet/ledger'
import { allocationsOfInvoices } from './sql/allocations-of-invoices.ts'

/** Wallet credit that paid an invoice, and what of it did not come back yet. */
export interface RefundableAllocation {
  /** Also the id of the wallet transaction. */
  readonly allocationId: string
  readonly invoiceId: string
  /** Minor units, zero where all of it was given back. */
  readonly refundable: bigint
}

/**
 * What wallets have paid of invoices, by whatever way it was applied, and was neither undone nor refunded: newest first.
 * The caller has the invoices locked, so nobody else gives it back meanwhile.
 */
export async function findRefundableAllocations(
  tx: Tx,
  companyId: number,
  invoiceIds: readonly string[],
): Promise<readonly RefundableAllocation[]> {
  if (invoiceIds.length === 0) return []
  const allocations = await tx.query(allocationsOfInvoices, [companyId, invoiceIds])
  const refundable = await findRefundable(
    tx,
    companyId,
    allocations.map(({ id }) => id),
  )
  return allocations.map(({ id, invoice_id }) => ({
    allocationId: id,
    invoiceId: invoice_id,
    refundable: refundable.get(id) ?? 0n,
  }))
}

import type { Tx } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { readWrittenOff } from './sql/confirm-invoices.ts'

/**
 * What of invoices in the company's currency is written off, in minor units: it was never paid, so crediting it gives
 * nothing back. Those of which nothing is are left out. The caller has the invoices locked.
 */
export async function findWrittenOff(
  tx: Tx,
  { id, currency }: Company,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  if (invoiceIds.length === 0) return new Map()
  const rows = await tx.query(readWrittenOff, [id, invoiceIds, currency])
  return new Map(rows.map(({ id: invoiceId, amount }) => [invoiceId, amount]))
}

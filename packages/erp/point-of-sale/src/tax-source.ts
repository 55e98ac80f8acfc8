import type { TaxSource } from '@erp/accounting'
import { readSupplies } from './sql/read-supplies.ts'

/** Tax on what the tills sold without an invoice, as the sessions' summaries have booked it. */
export const tillTaxes: TaxSource = {
  id: 'point-of-sale',
  title: 'Point of sale',
  summarise: (tx, company, { from, to }) => tx.query(readSupplies, [company.id, from, to]),
}

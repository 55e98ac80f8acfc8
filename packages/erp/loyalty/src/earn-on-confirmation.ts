import { invoicesConfirmed } from '@erp/accounting'
import { transaction } from '@platform/database'
import { afterCommit } from '@platform/plugin-api'
import { earnPoints } from './earn-points.ts'

/** Behind the commit: no invoice waits for its points, and none is lost when giving them fails at first. */
export const earnOnConfirmation = afterCommit(
  invoicesConfirmed,
  'loyalty.earn-points',
  async ({ database, companyId }, invoices) => {
    // Items arrive as JSON: amounts are digits again.
    const paid = invoices.map((invoice) => ({ ...invoice, total: BigInt(invoice.total) }))
    await transaction(database, (tx) => earnPoints(tx, companyId, paid))
  },
)

import { assert, type Tx } from '@platform/database'
import { settingsOf } from '@platform/plugin-api'
import { movePoints } from './move-points.ts'
import { loyaltySettings } from './settings.ts'
import { companyCurrency } from './sql/company-currency.ts'

/** An invoice as far as points go; `total` in minor units of `currency`. */
export interface PaidInvoice {
  readonly invoiceId: string
  readonly customerId: string
  readonly total: bigint
  readonly currency: string
}

/**
 * Gives customers the points of their invoices; an invoice that has given its points before gives none again, and one
 * in another currency than the company's gives none at all. Answers how many customers got points.
 */
export async function earnPoints(
  tx: Tx,
  companyId: number,
  invoices: readonly PaidInvoice[],
): Promise<number> {
  const [company, { amountPerPoint }] = await Promise.all([
    tx.query(companyCurrency, [companyId]).then(([row]) => row),
    settingsOf(tx, loyaltySettings, companyId),
  ])
  assert(company !== undefined, `company ${companyId} is there`)
  const earned = invoices
    .filter(({ currency }) => currency === company.currency)
    .map(({ invoiceId, customerId, total }) => ({
      customerId,
      kind: 'earned' as const,
      // Whole points only: what is left of an invoice is not carried to the next.
      points: total / BigInt(amountPerPoint),
      source: `invoice:${invoiceId}`,
    }))
    .filter(({ points }) => points > 0n)
  return (await movePoints(tx, companyId, null, earned)).size
}

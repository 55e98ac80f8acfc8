import { newId, type Tx } from '@platform/database'
import { insertMissingWallets } from './sql/insert-missing-wallets.ts'

/**
 * Makes the wallets of customers who have none yet, empty. A wallet keeps the currency it was made with: of several
 * for one customer, the first.
 */
export function createWallets(
  tx: Tx,
  companyId: number,
  wallets: readonly { readonly customerId: string; readonly currency: string }[],
): void {
  if (wallets.length > 0) tx.send(insertMissingWallets, [companyId, ...walletColumns(wallets).columns])
}

/** The values of the statement `insert-missing-wallets` behind the company, and how many wallets they are. */
export function walletColumns(
  wallets: readonly { readonly customerId: string; readonly currency: string }[],
): { readonly columns: readonly (readonly string[])[]; readonly count: number } {
  const currencies = new Map<string, string>()
  for (const { customerId, currency } of wallets)
    if (!currencies.has(customerId)) currencies.set(customerId, currency)
  const customerIds = [...currencies.keys()]
  return {
    columns: [customerIds.map(() => newId()), customerIds, [...currencies.values()]],
    count: customerIds.length,
  }
}

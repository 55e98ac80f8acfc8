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
  if (wallets.length === 0) return
  const currencies = new Map<string, string>()
  for (const { customerId, currency } of wallets)
    if (!currencies.has(customerId)) currencies.set(customerId, currency)
  tx.send(insertMissingWallets, [
    companyId,
    [...currencies.keys()].map(() => newId()),
    [...currencies.keys()],
    [...currencies.values()],
  ])
}

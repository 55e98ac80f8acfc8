import type { PaidOnInvoice, PosPaymentMethod } from '@erp/point-of-sale'
import { type Database, statement, type Tx, transaction } from '@platform/database'
import { type Company, settingsOf } from '@platform/plugin-api'
import { findRefundableAllocations } from '@wallet/accounting-bridge'
import { proveOwnership } from './proof/prove.ts'
import { walletPosSettings } from './settings.ts'
import { moveWallets } from './wallet-moves.ts'

/** $1 company, $2 customers. Of a frozen wallet too: what it has is no secret, and paying says that it is frozen. */
const findAvailable = statement<{ customer_id: string; available: bigint }>(
  'wallet-pos.find-available',
  'select customer_id, available from wallet.wallet_view where company_id = $1 and customer_id = any($2::uuid[])',
)

/** Paying from what the customer has in their wallet, adding to it at the till, and keeping change in it. */
export const walletMethod: PosPaymentMethod = {
  id: 'wallet',
  title: 'Wallet',
  titles: { en: 'Wallet', ar: 'المحفظة' },
  kind: 'account',
  order: 30,
  needsCustomer: true,
  offered: walletAtTill,
  available: availableInWallets,
  paidOn: paidFromWallets,
  prove: proveOwnership,
  move: moveWallets,
}

async function walletAtTill(tx: Tx, company: Company): Promise<boolean> {
  return (await settingsOf(tx, walletPosSettings, company.id)).walletAtTill
}

async function availableInWallets(
  database: Database,
  company: Company,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await transaction(database, (tx) => tx.query(findAvailable, [company.id, customerIds]))
  return new Map(rows.map(({ customer_id, available }) => [customer_id, available]))
}

async function paidFromWallets(
  tx: Tx,
  company: Company,
  invoiceIds: readonly string[],
): Promise<readonly PaidOnInvoice[]> {
  const allocations = await findRefundableAllocations(tx, company.id, invoiceIds)
  return allocations.map(({ allocationId, invoiceId, refundable }) => ({
    entryId: allocationId,
    invoiceId,
    left: refundable,
  }))
}

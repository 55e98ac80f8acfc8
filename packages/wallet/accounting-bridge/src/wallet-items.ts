import type { JournalItemDraft } from '@erp/accounting'
import type { PostedFacts } from '@wallet/ledger'
import { accountRoleOf } from './account-roles.ts'

/**
 * The wallet's side of a journal entry: one item for each account whose class of credit the transaction moved, each
 * naming the customer. Credits raise what the company owes, debits lower it.
 */
export function walletItems({
  customerId,
  parts,
}: Pick<PostedFacts, 'customerId' | 'parts'>): JournalItemDraft[] {
  const byRole = new Map<string, bigint>()
  for (const { origin, amount } of parts) {
    const role = accountRoleOf[origin]
    byRole.set(role, (byRole.get(role) ?? 0n) + amount)
  }
  return [...byRole]
    .filter(([, amount]) => amount !== 0n)
    .map(([role, amount]) => ({
      account: { role },
      customerId,
      debit: amount < 0n ? -amount : 0n,
      credit: amount > 0n ? amount : 0n,
    }))
}

import type { Tx } from '@platform/database'
import { findSpendingOfCredits } from './sql/find-spending.ts'
import type { TransactionKind } from './transaction-request.ts'

export interface SpentCredit {
  readonly creditTransactionId: string
  readonly spendingTransactionId: string
  readonly kind: TransactionKind
  readonly source: string
  /** Minor units, above zero: what it spent of the credit and has not come back. */
  readonly amount: bigint
}

/**
 * Where credits went, newest first. What a credit repaid at once of a wallet below zero is not spending: it went to
 * debits that were there before it.
 */
export async function findSpending(
  tx: Tx,
  companyId: number,
  creditTransactionIds: readonly string[],
): Promise<readonly SpentCredit[]> {
  if (creditTransactionIds.length === 0) return []
  const rows = await tx.query(findSpendingOfCredits, [companyId, creditTransactionIds])
  const spent = new Map<string, SpentCredit>()
  for (const row of rows) {
    if (row.spender_id === row.credit_id) continue
    const key = `${row.credit_id} ${row.spender_id}`
    spent.set(key, {
      creditTransactionId: row.credit_id,
      spendingTransactionId: row.spender_id,
      kind: row.kind,
      source: row.source,
      amount: (spent.get(key)?.amount ?? 0n) + row.amount,
    })
  }
  return [...spent.values()].filter(({ amount }) => amount > 0n).reverse()
}

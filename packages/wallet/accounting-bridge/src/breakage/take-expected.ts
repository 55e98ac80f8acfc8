import { statement, type Tx } from '@platform/database'
import { minAmount } from '@platform/money'

const lockExpected = statement<{ accrued: bigint }>(
  'wallet-books.lock-expected-breakage',
  'select accrued from wallet_books.expected_breakage where company_id = $1 for update',
)
const lowerExpected = statement(
  'wallet-books.lower-expected-breakage',
  'update wallet_books.expected_breakage set accrued = accrued - $2 where company_id = $1',
)

/**
 * Uses up what was expected never to be used, by what has expired: at most `amount`, and what is there. Answers how much
 * of it was expected. Comes after the wallets in the one order of locks.
 */
export async function takeExpected(tx: Tx, companyId: number, amount: bigint): Promise<bigint> {
  const [expected] = await tx.query(lockExpected, [companyId])
  const used = minAmount(amount, expected?.accrued ?? 0n)
  if (used > 0n) tx.send(lowerExpected, [companyId, used])
  return used
}

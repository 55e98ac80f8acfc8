import { type Database, statement, transaction } from '@platform/database'
import { type Company, checks, describeDifference, extensionsOf } from '@platform/plugin-api'

const clearingBalance = statement<{ balance: bigint }>(
  'benchmark.clearing-balance',
  `select coalesce(sum(item.debit - item.credit), 0)::bigint as balance
     from accounting.journal_item_view item
     join accounting.account_role_view role using (company_id, account_id)
    where item.company_id = $1 and role.role = 'pos_clearing'`,
)

/**
 * What is wrong once every session is closed: whatever `erp verify` finds, and POS clearing if it is not zero. Leaves
 * out what a server of tests waives.
 */
export async function provenWrong(database: Database, { id }: Company): Promise<string[]> {
  const wrong: string[] = []
  for (const check of extensionsOf(database, checks)) {
    if (check.id.startsWith('host.')) continue
    const { differences } = await check.run({ database })
    wrong.push(...differences.map((one) => `${check.title}: ${describeDifference(one)}`))
  }
  const [clearing] = await transaction(database, (tx) => tx.query(clearingBalance, [id]))
  if (clearing?.balance !== 0n) wrong.push(`POS clearing is ${clearing?.balance} after the last session`)
  return wrong
}

import type { CustomerCredits } from '@erp/accounting'
import { statement } from '@platform/database'

/** $1 company, $2 customers, $3 day: what was in their wallets at its end. */
const balancesOn = statement<{ customer_id: string; balance: bigint }>(
  'wallet-books.balances-on',
  `select customer_id, sum(amount)::bigint as balance
     from wallet.entry_view
    where company_id = $1 and customer_id = any($2::uuid[]) and accounting_date <= $3::date
    group by customer_id`,
)

/** What customers had in their wallets on a day, beside what they owe: for reports and statements. */
export const walletCredits: CustomerCredits = {
  id: 'wallet',
  title: { en: 'Wallet credit', ar: 'رصيد المحفظة' },
  async balances(tx, company, { customerIds, asOf }) {
    const rows = await tx.query(balancesOn, [company.id, customerIds, asOf])
    return new Map(rows.map(({ customer_id, balance }) => [customer_id, balance]))
  },
}

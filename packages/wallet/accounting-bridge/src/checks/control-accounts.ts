import { sqlCheck, sqlSentence } from '@platform/plugin-api'
import { inBooks, inWallets, unlikeAmounts } from './wallet-accounts.ts'

const customer = { customer: 'customer_id' }
const account = `case
            when customer_id is null then ${sqlSentence('{{accountRole}} of nobody', { accountRole: 'role' })}
            when role = 'wallet.deposits' then ${sqlSentence('deposits of customer {{customer}}', customer)}
            when role = 'wallet.promotional' then ${sqlSentence('promotional credit of customer {{customer}}', customer)}
            else ${sqlSentence('overdraft of customer {{customer}}', customer)} end`

/** The books' balance of each wallet account, by customer, is what the wallets say of that class of credit, at any date. */
export const controlAccountsAgree = sqlCheck(
  'wallet-books.control-accounts',
  'the wallet accounts hold, for every customer, exactly what the wallets say',
  `select company_id, ${account} as subject,
          case when books.amount is distinct from wallets.amount then ${unlikeAmounts} end as finding
   from (select company_id, customer_id, role, sum(amount) as amount from (${inBooks}) item group by 1, 2, 3) books
   full join (select company_id, customer_id, role, sum(amount) as amount from (${inWallets}) part group by 1, 2, 3) wallets
     using (company_id, customer_id, role)
   where coalesce(books.amount, 0) <> 0 or coalesce(wallets.amount, 0) <> 0`,
)

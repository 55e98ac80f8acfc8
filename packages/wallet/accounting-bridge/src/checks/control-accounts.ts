import { sqlCheck } from '@platform/plugin-api'
import { inBooks, inWallets } from './wallet-accounts.ts'

/** The books' balance of each wallet account, by customer, is what the wallets say of that class of credit, at any date. */
export const controlAccountsAgree = sqlCheck(
  'wallet-books.control-accounts',
  'the wallet accounts hold, for every customer, exactly what the wallets say',
  `select company_id, role || ' of customer ' || coalesce(customer_id::text, 'nobody') as subject,
          case when books.amount is distinct from wallets.amount
               then 'the books have ' || coalesce(books.amount, 0) || ', the wallet has ' || coalesce(wallets.amount, 0)
          end as finding
   from (select company_id, customer_id, role, sum(amount) as amount from (${inBooks}) item group by 1, 2, 3) books
   full join (select company_id, customer_id, role, sum(amount) as amount from (${inWallets}) part group by 1, 2, 3) wallets
     using (company_id, customer_id, role)
   where coalesce(books.amount, 0) <> 0 or coalesce(wallets.amount, 0) <> 0`,
)

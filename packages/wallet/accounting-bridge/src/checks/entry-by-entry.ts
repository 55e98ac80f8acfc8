import { sqlCheck } from '@platform/plugin-api'
import { inBooks, inWallets } from './wallet-accounts.ts'

/** Each wallet transaction and the journal entry of the same id move the same amount on the same day, class by class. */
export const entriesAgree = sqlCheck(
  'wallet-books.entry-by-entry',
  'every wallet transaction has its journal entry, and every wallet item its transaction',
  `select company_id, 'transaction ' || id || ' on ' || date as subject,
          case when books.amount is distinct from wallets.amount
               then role || ': the books have ' || coalesce(books.amount::text, 'nothing') || ', the wallet has '
                    || coalesce(wallets.amount::text, 'nothing') end as finding
   from (select company_id, id, customer_id, role, date, sum(amount) as amount
           from (${inBooks}) item group by 1, 2, 3, 4, 5) books
   full join (select company_id, id, customer_id, role, date, sum(amount) as amount
                from (${inWallets}) part group by 1, 2, 3, 4, 5) wallets
     using (company_id, id, customer_id, role, date)`,
)

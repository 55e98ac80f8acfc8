import { sqlCheck, sqlSentence } from '@platform/plugin-api'
import { inBooks, inWallets, unlikeAmounts } from './wallet-accounts.ts'

const onDay = { transaction: 'id', day: 'date' }
const transaction = `case role
            when 'wallet.deposits' then ${sqlSentence('deposits, transaction {{transaction}} on {{day, day}}', onDay)}
            when 'wallet.promotional'
              then ${sqlSentence('promotional credit, transaction {{transaction}} on {{day, day}}', onDay)}
            else ${sqlSentence('overdraft, transaction {{transaction}} on {{day, day}}', onDay)} end`

/** Each wallet transaction and the journal entry of the same id move the same amount on the same day, class by class. */
export const entriesAgree = sqlCheck(
  'wallet-books.entry-by-entry',
  'every wallet transaction has its journal entry, and every wallet item its transaction',
  `select company_id, ${transaction} as subject,
          case when books.amount is distinct from wallets.amount then ${unlikeAmounts} end as finding
   from (select company_id, id, customer_id, role, date, sum(amount) as amount
           from (${inBooks}) item group by 1, 2, 3, 4, 5) books
   full join (select company_id, id, customer_id, role, date, sum(amount) as amount
                from (${inWallets}) part group by 1, 2, 3, 4, 5) wallets
     using (company_id, id, customer_id, role, date)`,
)

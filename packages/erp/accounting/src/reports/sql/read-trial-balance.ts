import { statement } from '@platform/database'
import type { AccountType } from '../../journal/account-roles.ts'

/** $1 company, $2 first day or null, $3 last day or null. Sums are exact, and may be beyond int8. */
export const readTrialBalance = statement<{
  account_id: string
  code: string
  name: string
  type: AccountType
  opening: string
  debit: string
  credit: string
}>(
  'accounting.read-trial-balance',
  `select account.id as account_id, account.code, account.name, account.type::text as type,
          balance.opening, balance.debit, balance.credit
     from (select account_id,
                  coalesce(sum(debit - credit) filter (where date < $2::date), 0) as opening,
                  coalesce(sum(debit) filter (where $2::date is null or date >= $2::date), 0) as debit,
                  coalesce(sum(credit) filter (where $2::date is null or date >= $2::date), 0) as credit
             from accounting.journal_item
            where company_id = $1 and date <= coalesce($3::date, 'infinity')
            group by account_id) as balance
     join accounting.account account on account.company_id = $1 and account.id = balance.account_id
    order by account.code`,
)

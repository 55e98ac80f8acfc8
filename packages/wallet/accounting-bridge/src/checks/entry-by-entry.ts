import { statement } from '@platform/database'
import { sqlCheck } from './sql-check.ts'

/** Each wallet transaction and the journal entry of the same id move the same amount on the same day, class by class. */
export const entriesAgree = sqlCheck(
  'wallet-books.entry-by-entry',
  'every wallet transaction has its journal entry, and every wallet item its transaction',
  statement(
    'wallet-books.check-entry-by-entry',
    `with books as (
       select item.company_id, item.entry_id as id, item.customer_id, role.role, item.date,
              sum(item.credit - item.debit) as amount
       from accounting.account_role_view role
       join accounting.journal_item_view item using (company_id, account_id)
       where role.role in ('wallet.deposits', 'wallet.promotional', 'wallet.overdrafts')
         and ($1::integer is null or item.company_id = $1) and ($2::date is null or item.date <= $2)
       group by 1, 2, 3, 4, 5
     ), wallets as (
       select company_id, transaction_id as id, customer_id,
              case origin::text when 'promotional' then 'wallet.promotional' when 'overdraft' then 'wallet.overdrafts'
                   else 'wallet.deposits' end as role,
              accounting_date as date, sum(amount) as amount
       from wallet_books.part_view
       where ($1::integer is null or company_id = $1) and ($2::date is null or accounting_date <= $2)
       group by 1, 2, 3, 4, 5
     ), compared as (
       select company_id, id, customer_id, role, date, books.amount as in_books, wallets.amount as in_wallets
       from books full join wallets using (company_id, id, customer_id, role, date)
     ), differing as (
       select * from compared where coalesce(in_books, 0) <> coalesce(in_wallets, 0) order by company_id, id limit 1000
     )
     select (select count(*) from compared) as checked, company_id,
            'transaction ' || id || ' on ' || date as subject,
            role || ': the books have ' || coalesce(in_books::text, 'nothing') || ', the wallet has '
              || coalesce(in_wallets::text, 'nothing') as finding
     from (select 1) one left join differing on true`,
  ),
)

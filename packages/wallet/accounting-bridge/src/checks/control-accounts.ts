import { statement } from '@platform/database'
import { sqlCheck } from './sql-check.ts'

/** The books' balance of each wallet account, by customer, is what the wallets say of that class of credit, at any date. */
export const controlAccountsAgree = sqlCheck(
  'wallet-books.control-accounts',
  'the wallet accounts hold, for every customer, exactly what the wallets say',
  statement(
    'wallet-books.check-control-accounts',
    `with books as (
       select item.company_id, item.customer_id, role.role, sum(item.credit - item.debit) as amount
       from accounting.account_role_view role
       join accounting.journal_item_view item using (company_id, account_id)
       where role.role in ('wallet.deposits', 'wallet.promotional', 'wallet.overdrafts')
         and ($1::integer is null or item.company_id = $1) and ($2::date is null or item.date <= $2)
       group by item.company_id, item.customer_id, role.role
     ), wallets as (
       select company_id, customer_id,
              case origin::text when 'promotional' then 'wallet.promotional' when 'overdraft' then 'wallet.overdrafts'
                   else 'wallet.deposits' end as role,
              sum(amount) as amount
       from wallet_books.part_view
       where ($1::integer is null or company_id = $1) and ($2::date is null or accounting_date <= $2)
       group by 1, 2, 3
     ), compared as (
       select company_id, customer_id, role, coalesce(books.amount, 0) as in_books, coalesce(wallets.amount, 0) as in_wallets
       from books full join wallets using (company_id, customer_id, role)
     ), differing as (
       select * from compared where in_books <> in_wallets order by company_id, customer_id limit 1000
     )
     select (select count(*) from compared) as checked, company_id,
            role || ' of customer ' || coalesce(customer_id::text, 'nobody') as subject,
            'the books have ' || in_books || ', the wallet has ' || in_wallets as finding
     from (select 1) one left join differing on true`,
  ),
)

import { statement } from '@platform/database'

/**
 * $1 company; arrays, one element a matching: $2 ids, $3 and $4 debit items, $5 and $6 credit items, $7 amounts,
 * $8 amounts in the agreed currency, $9 dates. An item may be named several times: it is updated once, by the sum.
 */
export const insertMatchings = statement(
  'accounting.insert-matchings',
  `with matching as materialized (
     select matching.*
       from unnest($2::uuid[], $3::uuid[], $4::smallint[], $5::uuid[], $6::smallint[], $7::bigint[], $8::bigint[],
                   $9::date[])
              as matching (id, debit_entry_id, debit_line, credit_entry_id, credit_line, amount, currency_amount, date)
   ), inserted as (
     insert into accounting.matching
            (company_id, id, debit_entry_id, debit_line, credit_entry_id, credit_line, amount, currency_amount, date)
     select $1, id, debit_entry_id, debit_line, credit_entry_id, credit_line, amount, currency_amount, date
       from matching
   ), change as (
     select entry_id, line, sum(amount)::bigint as amount, sum(currency_amount)::bigint as currency_amount
       from (select debit_entry_id as entry_id, debit_line as line, amount, currency_amount from matching
             union all
             select credit_entry_id, credit_line, -amount, -currency_amount from matching) as side
      group by entry_id, line
   ), updated as (
     update accounting.open_item item
        set residual = item.residual - change.amount,
            currency_residual = item.currency_residual - coalesce(change.currency_amount, 0)
       from change
      where item.company_id = $1 and item.entry_id = change.entry_id and item.line = change.line
     returning item.entry_id, item.line, item.account_id, item.customer_id, item.amount
   )
   select accounting.refuse_matching('a matching pairs items that do not belong together: ' || matching.id)
     from matching
     left join updated debit
            on debit.entry_id = matching.debit_entry_id and debit.line = matching.debit_line
     left join updated credit
            on credit.entry_id = matching.credit_entry_id and credit.line = matching.credit_line
    where debit.account_id is distinct from credit.account_id
       or debit.account_id is null
       or debit.customer_id is distinct from credit.customer_id
       or debit.amount < 0 or credit.amount > 0`,
)

import { statement } from '@platform/database'

/** $1 company, $2 ids of matchings, $3 the day they end. */
export const undoMatchings = statement(
  'accounting.undo-matchings',
  `with undone as (
     update accounting.matching
        set undone_on = greatest(date, $3::date)
      where company_id = $1 and id = any($2::uuid[]) and undone_on is null
     returning debit_entry_id, debit_line, credit_entry_id, credit_line, amount, currency_amount
   ), change as (
     select entry_id, line, sum(amount)::bigint as amount, sum(currency_amount)::bigint as currency_amount
       from (select debit_entry_id as entry_id, debit_line as line, amount, currency_amount from undone
             union all
             select credit_entry_id, credit_line, -amount, -currency_amount from undone) as side
      group by entry_id, line
   ), updated as (
     update accounting.open_item item
        set residual = item.residual + change.amount,
            currency_residual = item.currency_residual + coalesce(change.currency_amount, 0)
       from change
      where item.company_id = $1 and item.entry_id = change.entry_id and item.line = change.line
   )
   select accounting.refuse_matching('a matching to be undone is not there, or undone already')
    where (select count(*) from undone) <> cardinality($2::uuid[])`,
)

import { statement } from '@platform/database'

/**
 * $1 company; arrays, one element a reversal: $2 new ids, $3 entries to undo, $4 dates, $5 references, $6 sources,
 * $7 actors. Debit and credit change sides, line by line.
 */
export const insertReversals = statement(
  'accounting.insert-reversals',
  `with reversal as materialized (
     select reversal.*,
            coalesce(original.journal_id, accounting.unknown_reference($1, 'entry', null, reversal.reverses))
              as journal_id
       from unnest($2::uuid[], $3::uuid[], $4::date[], $5::text[], $6::text[], $7::uuid[])
              as reversal (id, reverses, date, reference, source, actor_id)
       left join accounting.journal_entry original
              on original.company_id = $1 and original.id = reversal.reverses
   ), entry as (
     insert into accounting.journal_entry
            (company_id, id, journal_id, date, reference, source, actor_id, reverses)
     select $1, id, journal_id, date, reference, source, actor_id, reverses from reversal
   ), item as materialized (
     select reversal.id as entry_id, item.line, reversal.date, item.account_id, item.credit as debit,
            item.debit as credit, item.customer_id, item.label, item.currency,
            -item.currency_amount as currency_amount, account.matchable
       from reversal
       join accounting.journal_item item on item.company_id = $1 and item.entry_id = reversal.reverses
       join accounting.account account on account.company_id = $1 and account.id = item.account_id
   ), open_item as (
     insert into accounting.open_item
            (company_id, entry_id, line, account_id, customer_id, date, amount, residual,
             currency, currency_amount, currency_residual)
     select $1, entry_id, line, account_id, customer_id, date, debit - credit, debit - credit,
            currency, currency_amount, currency_amount
       from item
      where matchable
   )
   insert into accounting.journal_item
          (company_id, entry_id, line, date, account_id, debit, credit, customer_id, label,
           currency, currency_amount)
   select $1, entry_id, line, date, account_id, debit, credit, customer_id, label, currency, currency_amount
     from item`,
)

import { statement } from '@platform/database'

/**
 * $1 company; $2 to $12 arrays, one element an entry; $13 to $24 arrays, one element an item. Writes entries, items,
 * open items and the numbers that documents brought along. Roles are resolved here, so that no id is read before.
 */
export const insertEntries = statement(
  'accounting.insert-entries',
  `with entry as (
     insert into accounting.journal_entry
            (company_id, id, journal_id, date, reference, source, actor_id, reverses)
     select $1, entry.id,
            coalesce(journal.id, accounting.unknown_reference($1, 'journal', entry.role, entry.journal_id)),
            entry.date, entry.reference, entry.source, entry.actor_id, entry.reverses
       from unnest($2::uuid[], $3::text[], $4::uuid[], $5::date[], $6::text[], $7::text[], $8::uuid[], $9::uuid[])
              as entry (id, role, journal_id, date, reference, source, actor_id, reverses)
       left join accounting.journal_role role on role.company_id = $1 and role.role = entry.role
       left join accounting.journal journal
              on journal.company_id = $1 and journal.id = coalesce(entry.journal_id, role.journal_id)
   ), number as (
     insert into accounting.entry_number (company_id, entry_id, series, year, sequence)
     select $1, number.entry_id, number.series, number.year, number.sequence
       from unnest($2::uuid[], $10::text[], $11::smallint[], $12::integer[])
              as number (entry_id, series, year, sequence)
      where number.series is not null
   ), item as materialized (
     select item.entry_id, item.line, item.date, item.debit, item.credit, item.customer_id, item.label,
            item.due_date, item.currency, item.currency_amount, account.matchable,
            coalesce(account.id, accounting.unknown_reference($1, 'account', item.role, item.account_id))
              as account_id
       from unnest($13::uuid[], $14::smallint[], $15::date[], $16::text[], $17::uuid[], $18::bigint[], $19::bigint[],
                   $20::uuid[], $21::text[], $22::date[], $23::text[], $24::bigint[])
              as item (entry_id, line, date, role, account_id, debit, credit, customer_id, label, due_date,
                       currency, currency_amount)
       left join accounting.account_role role on role.company_id = $1 and role.role = item.role
       left join accounting.account account
              on account.company_id = $1 and account.id = coalesce(item.account_id, role.account_id)
   ), open_item as (
     insert into accounting.open_item
            (company_id, entry_id, line, account_id, customer_id, date, due_date, amount, residual,
             currency, currency_amount, currency_residual)
     select $1, entry_id, line, account_id, customer_id, date, due_date, debit - credit, debit - credit,
            currency, currency_amount, currency_amount
       from item
      where matchable
   )
   insert into accounting.journal_item
          (company_id, entry_id, line, date, account_id, debit, credit, customer_id, label, due_date,
           currency, currency_amount)
   select $1, entry_id, line, date, account_id, debit, credit, customer_id, label, due_date,
          currency, currency_amount
     from item`,
)

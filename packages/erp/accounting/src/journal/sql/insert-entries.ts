import { statement } from '@platform/database'

/**
 * $1 company; $2 to $9 arrays, one element an entry; $10 to $21 arrays, one element an item. Writes entries, items
 * and open items. Roles are resolved here, so that no id is read before.
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
   ), item as materialized (
     select item.entry_id, item.line, item.date, item.debit, item.credit, item.customer_id, item.label,
            item.due_date, item.currency, item.currency_amount, account.matchable,
            coalesce(account.id, accounting.unknown_reference($1, 'account', item.role, item.account_id))
              as account_id
       from unnest($10::uuid[], $11::smallint[], $12::date[], $13::text[], $14::uuid[], $15::bigint[], $16::bigint[],
                   $17::uuid[], $18::text[], $19::date[], $20::text[], $21::bigint[])
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

import { setStatement } from '@platform/database'

const entries = {
  id: 'uuid',
  role: 'text',
  journal_id: 'uuid',
  date: 'date',
  reference: 'text',
  source: 'text',
  actor_id: 'uuid',
  reverses: 'uuid',
} as const

const items = {
  entry_id: 'uuid',
  line: 'smallint',
  date: 'date',
  role: 'text',
  account_id: 'uuid',
  debit: 'bigint',
  credit: 'bigint',
  customer_id: 'uuid',
  label: 'text',
  due_date: 'date',
  currency: 'text',
  currency_amount: 'bigint',
} as const

/** Writes entries, items and open items. $1 company. Roles are resolved here, so that no id is read before. */
export const insertEntries = setStatement(
  'accounting.insert-entries',
  { given: 1, sets: { entries, items } },
  (sql) => `with entry as (
     insert into accounting.journal_entry
            (company_id, id, journal_id, date, reference, source, actor_id, reverses)
     select $1, entry.id,
            coalesce(journal.id, accounting.unknown_reference($1, 'journal', entry.role, entry.journal_id)),
            entry.date, entry.reference, entry.source, entry.actor_id, entry.reverses
       from ${sql.entries.rows} as entry
       left join accounting.journal_role role on role.company_id = $1 and role.role = entry.role
       left join accounting.journal journal
              on journal.company_id = $1 and journal.id = coalesce(entry.journal_id, role.journal_id)
   ), item as materialized (
     select item.entry_id, item.line, item.date, item.debit, item.credit, item.customer_id, item.label,
            item.due_date, item.currency, item.currency_amount, account.matchable,
            coalesce(account.id, accounting.unknown_reference($1, 'account', item.role, item.account_id))
              as account_id
       from ${sql.items.rows} as item
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

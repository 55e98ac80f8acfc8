import { statement } from '@platform/database'

/** $1 company, $2 currency. Answers a row when the books were not open before. */
export const insertBooks = statement<{ company_id: number }>(
  'accounting.insert-books',
  `insert into accounting.company_books (company_id, currency) values ($1, $2)
   on conflict (company_id) do nothing
   returning company_id`,
)

/** $1 company. What is taken already: codes of accounts, series of journals, roles of both. */
export const readCodes = statement<{
  kind: 'account' | 'series' | 'account role' | 'journal role'
  name: string
}>(
  'accounting.read-codes',
  `select 'account' as kind, code as name from accounting.account where company_id = $1
   union all
   select 'series', series from accounting.journal, unnest(array[code, credit_note_code]) as series
    where company_id = $1 and series is not null
   union all
   select 'account role', role from accounting.account_role where company_id = $1
   union all
   select 'journal role', role from accounting.journal_role where company_id = $1`,
)

/** $1 company; arrays, one element an account: ids, codes, names, types, matchable, roles or null, control. */
export const insertAccounts = statement(
  'accounting.insert-accounts',
  `with draft as materialized (
     select draft.*
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::text[], $8::boolean[])
              as draft (id, code, name, type, matchable, role, control)
   ), account as (
     insert into accounting.account (company_id, id, code, name, type, matchable)
     select $1, id, code, name, type::accounting.account_type, matchable from draft
   )
   insert into accounting.account_role (company_id, role, account_id, control)
   select $1, role, id, control from draft where role is not null`,
)

/** $1 company; arrays, one element a journal: ids, codes, codes of credit notes or null, names, types, roles or null. */
export const insertJournals = statement(
  'accounting.insert-journals',
  `with draft as materialized (
     select draft.*
       from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
              as draft (id, code, credit_note_code, name, type, role)
   ), journal as (
     insert into accounting.journal (company_id, id, code, credit_note_code, name, type)
     select $1, id, code, credit_note_code, name, type::accounting.journal_type from draft
   )
   insert into accounting.journal_role (company_id, role, journal_id)
   select $1, role, id from draft where role is not null`,
)

import { statement } from '@platform/database'

/** $1 company, $2 key: the file that it took over. */
export const findImport = statement<{ id: string; request_hash: Buffer; balances: number }>(
  'accounting.find-opening-import',
  'select id, request_hash, balances from accounting.opening_import where company_id = $1 and idempotency_key = $2',
)

/** $1 company, $2 codes: the accounts, and whether only their own program may move them. */
export const readAccountsByCode = statement<{
  id: string
  code: string
  name: string
  active: boolean
  control: boolean
}>(
  'accounting.read-accounts-by-code',
  `select account.id, account.code, account.name, account.active,
          exists (select from accounting.account_role role
                   where role.company_id = $1 and role.account_id = account.id and role.control) as control
     from accounting.account account
    where account.company_id = $1 and account.code = any($2::text[])`,
)

/** $1 company, $2 references or names, the latter in small letters: the customers. */
export const readNamedCustomers = statement<{ id: string; reference: string | null; name: string }>(
  'accounting.read-named-customers',
  `select id, reference, name from customers.customer_view
    where company_id = $1 and (reference = any($2::text[]) or lower(name) = any($3::text[]))
    order by id`,
)

/** $1 company, $2 numbers: those that a document has already. */
export const readTakenNumbers = statement<{ number: string }>(
  'accounting.read-taken-numbers',
  'select number from accounting.invoice where company_id = $1 and number = any($2::text[])',
)

/** $1 company: the series that its journals number documents and entries in. */
export const readSeries = statement<{ series: string }>(
  'accounting.read-series',
  `select code as series from accounting.journal where company_id = $1
    union
   select credit_note_code from accounting.journal where company_id = $1 and credit_note_code is not null`,
)

/** $1 company; arrays, one element each: $2 kinds, $3 subjects. Those that were taken over before. */
export const readTakenOver = statement<{ kind: string; subject: string }>(
  'accounting.read-taken-over',
  `select taken.kind, taken.subject
     from unnest($2::text[], $3::text[]) as wanted (kind, subject)
     join accounting.opening_balance taken
       on taken.company_id = $1 and taken.kind = wanted.kind and taken.subject = wanted.subject`,
)

/** $1 company, $2 id, $3 day, $4 name of the file, $5 how many balances, $6 key, $7 hash, $8 who. */
export const insertImport = statement<{ id: string }>(
  'accounting.insert-opening-import',
  `insert into accounting.opening_import
          (company_id, id, date, file_name, balances, idempotency_key, request_hash, actor_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8)
   returning id`,
)

/** $1 company, $2 import; arrays, one element each: $3 kinds, $4 subjects, $5 amounts, debit above zero. */
export const insertOpeningBalances = statement<{ subject: string }>(
  'accounting.insert-opening-balances',
  `insert into accounting.opening_balance (company_id, import_id, kind, subject, amount)
   select $1, $2, balance.* from unnest($3::text[], $4::text[], $5::bigint[]) as balance
   returning subject`,
)

/** $1 company, $2 who; arrays, one element each: $3 drafts, $4 entries, $5 keys, $6 the numbers they came with. */
export const confirmOpeningInvoices = statement<{ id: string }>(
  'accounting.confirm-opening-invoices',
  `update accounting.invoice invoice
      set status = 'confirmed', opening = true, number = opened.number, entry_id = opened.entry_id,
          confirm_key = opened.key, confirmed_at = clock_timestamp(), confirmed_by = $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) as opened (id, entry_id, key, number)
    where invoice.company_id = $1 and invoice.id = opened.id
   returning invoice.id`,
)

/** $1 company: what moved on migration equity up to now; above zero it is a debit. */
export const readMigrationEquity = statement<{ id: string; code: string; name: string; balance: string }>(
  'accounting.read-migration-equity',
  `select account.id, account.code, account.name, coalesce(sum(item.debit - item.credit), 0) as balance
     from accounting.account_role role
     join accounting.account account on account.company_id = role.company_id and account.id = role.account_id
     left join accounting.journal_item item
            on item.company_id = account.company_id and item.account_id = account.id
    where role.company_id = $1 and role.role = 'migration_equity'
    group by account.id, account.code, account.name`,
)

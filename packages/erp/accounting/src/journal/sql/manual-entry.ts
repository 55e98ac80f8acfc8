import { statement } from '@platform/database'

/** $1 company, $2 key, $3 hash, $4 entry, $5 the entry it reverses. Answers a row when neither was taken. */
export const insertManualEntry = statement<{ entry_id: string }>(
  'accounting.insert-manual-entry',
  `insert into accounting.manual_entry (company_id, idempotency_key, request_hash, entry_id, reverses)
   values ($1, $2, $3, $4, $5)
   on conflict do nothing
   returning entry_id`,
)

/** $1 company, $2 key. */
export const findManualEntry = statement<{ request_hash: Buffer; entry_id: string }>(
  'accounting.find-manual-entry',
  `select request_hash, entry_id from accounting.manual_entry where company_id = $1 and idempotency_key = $2`,
)

/**
 * $1 company, $2 journal or null for the general one, $3 accounts, $4 customers. One row with those found. A journal
 * that plays a part for another program, or numbers documents, is not fit for entries by hand.
 */
export const readForManualEntry = statement<{
  journal: { name: string; fit: boolean } | null
  accounts: { id: string; code: string; name: string; active: boolean; control: boolean }[]
  customers: string[]
}>(
  'accounting.read-for-manual-entry',
  `select (select json_build_object('name', journal.name, 'fit', journal.active and journal.type <> 'sale' and not exists (
                    select from accounting.journal_role role
                     where role.company_id = $1 and role.journal_id = journal.id
                       and role.role not in ('general', 'bank', 'cash')))
             from accounting.journal journal
            where journal.company_id = $1
              and journal.id = coalesce($2::uuid, (
                    select journal_id from accounting.journal_role where company_id = $1 and role = 'general'))
          ) as journal,
          (select coalesce(json_agg(json_build_object('id', account.id, 'code', account.code, 'name', account.name,
                    'active', account.active, 'control', exists (
                      select from accounting.account_role role
                       where role.company_id = $1 and role.account_id = account.id and role.control))), '[]')
             from accounting.account account
            where account.company_id = $1 and account.id = any($3::uuid[])) as accounts,
          array(select customer.id from customers.customer_view customer
                 where customer.company_id = $1 and customer.id = any($4::uuid[])) as customers`,
)

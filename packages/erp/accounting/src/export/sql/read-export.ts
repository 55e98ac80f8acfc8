import { statement } from '@platform/database'
import type { AccountType } from '../../journal/account-roles.ts'

/** $1 company. */
export const readAccountsToExport = statement<{ id: string; code: string; name: string; type: AccountType }>(
  'accounting.read-accounts-to-export',
  `select id, code, name, type::text as type from accounting.account where company_id = $1 order by code`,
)

/** $1 company, $2 first day or null, $3 last day or null. */
export const readExtentToExport = statement<{ first_date: string | null; entries: bigint }>(
  'accounting.read-extent-to-export',
  `select min(date) as first_date, count(*) as entries
     from accounting.journal_entry
    where company_id = $1 and date between coalesce($2::date, '-infinity') and coalesce($3::date, 'infinity')`,
)

/** $1 company, $2 first day or null, $3 last day or null, $4 and $5 the entry before the page or null, $6 how many. */
export const readEntriesToExport = statement<{
  id: string
  date: string
  number: string | null
  journal_code: string
  reference: string
  source: string
}>(
  'accounting.read-entries-to-export',
  `select entry_id as id, date, number, journal_code, reference, source
     from accounting.journal_entry_view
    where company_id = $1 and date between coalesce($2::date, '-infinity') and coalesce($3::date, 'infinity')
      and ($4::date is null or date >= $4::date and (date, entry_id) > ($4::date, $5::uuid))
    order by date, entry_id
    limit $6`,
)

/** $1 company, $2 entries. */
export const readItemsToExport = statement<{
  entry_id: string
  account_id: string
  debit: bigint
  credit: bigint
  label: string | null
  customer_name: string | null
  currency: string | null
  currency_amount: bigint | null
}>(
  'accounting.read-items-to-export',
  `select item.entry_id, item.account_id, item.debit, item.credit, item.label, customer.name as customer_name,
          item.currency, item.currency_amount
     from accounting.journal_item item
     left join customers.customer_view customer
            on customer.company_id = $1 and customer.id = item.customer_id
    where item.company_id = $1 and item.entry_id = any($2::uuid[])
    order by item.entry_id, item.line`,
)

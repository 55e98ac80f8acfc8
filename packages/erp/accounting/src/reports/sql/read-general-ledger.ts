import { statement } from '@platform/database'
import type { AccountType } from '../../journal/account-roles.ts'

/** $1 company, $2 account, $3 customer or null, $4 first day or null, $5 last day or null. */
export const readLedgerTotals = statement<{
  code: string
  name: string
  type: AccountType
  opening: string
  debit: string
  credit: string
  items: bigint
}>(
  'accounting.read-ledger-totals',
  `select account.code, account.name, account.type::text as type, sums.opening, sums.debit, sums.credit, sums.items
     from accounting.account account,
          lateral (
            select coalesce(sum(debit - credit) filter (where date < $4::date), 0) as opening,
                   coalesce(sum(debit) filter (where $4::date is null or date >= $4::date), 0) as debit,
                   coalesce(sum(credit) filter (where $4::date is null or date >= $4::date), 0) as credit,
                   count(*) filter (where $4::date is null or date >= $4::date) as items
              from accounting.journal_item
             where company_id = $1 and account_id = $2 and ($3::uuid is null or customer_id = $3::uuid)
               and date <= coalesce($5::date, 'infinity')) as sums
    where account.company_id = $1 and account.id = $2`,
)

/** The same, then $6 how many rows, $7 how many to skip. `moved` is the sum from the first day up to the row. */
export const readLedgerPage = statement<{
  entry_id: string
  line: number
  date: string
  number: string | null
  journal_code: string
  reference: string
  source: string
  label: string | null
  customer_id: string | null
  customer_name: string | null
  debit: bigint
  credit: bigint
  moved: string
}>(
  'accounting.read-ledger-page',
  `select page.entry_id, page.line, page.date, entry.number, entry.journal_code, entry.reference, entry.source,
          page.label, page.customer_id, customer.name as customer_name, page.debit, page.credit, page.moved
     from (select entry_id, line, date, label, customer_id, debit, credit,
                  sum(debit - credit) over (order by date, entry_id, line) as moved
             from accounting.journal_item
            where company_id = $1 and account_id = $2 and ($3::uuid is null or customer_id = $3::uuid)
              and date between coalesce($4::date, '-infinity') and coalesce($5::date, 'infinity')
            order by date, entry_id, line
            limit $6 offset $7) as page
     join accounting.journal_entry_view entry on entry.company_id = $1 and entry.entry_id = page.entry_id
     left join customers.customer_view customer
            on customer.company_id = $1 and customer.id = page.customer_id
    order by page.date, page.entry_id, page.line`,
)

import { statement } from '@platform/database'

/**
 * $1 company, $2 first day or null, $3 last day or null, $4 words in the customer's name or null, $5 how many rows, $6 how
 * many to skip. Each row tells the totals of all that fit, too; sums are exact, and may be beyond int8.
 */
export const readReceivables = statement<{
  customer_id: string | null
  customer_name: string | null
  opening: string
  debit: string
  credit: string
  all_rows: bigint
  all_opening: string
  all_debit: string
  all_credit: string
}>(
  'accounting.read-receivables',
  `select balance.customer_id, customer.name as customer_name, balance.opening, balance.debit, balance.credit,
          count(*) over () as all_rows, sum(balance.opening) over () as all_opening,
          sum(balance.debit) over () as all_debit, sum(balance.credit) over () as all_credit
     from (select item.customer_id,
                  coalesce(sum(item.debit - item.credit) filter (where item.date < $2::date), 0) as opening,
                  coalesce(sum(item.debit) filter (where $2::date is null or item.date >= $2::date), 0) as debit,
                  coalesce(sum(item.credit) filter (where $2::date is null or item.date >= $2::date), 0) as credit
             from accounting.journal_item item
             join accounting.account account
               on account.company_id = item.company_id and account.id = item.account_id
              and account.type = 'asset_receivable'
            where item.company_id = $1 and item.date <= coalesce($3::date, 'infinity')
            group by item.customer_id) as balance
     left join customers.customer_view customer
            on customer.company_id = $1 and customer.id = balance.customer_id
    where $4::text is null or customer.name ilike '%' || $4::text || '%'
    order by customer.name nulls last, balance.customer_id
    limit $5 offset $6`,
)

/** $1 company, $2 customer, $3 first day or null, $4 last day or null: the customer, and the sums of a statement. */
export const readCustomerTotals = statement<{
  name: string
  opening: string
  debit: string
  credit: string
  items: bigint
}>(
  'accounting.read-customer-totals',
  `select customer.name, sums.opening, sums.debit, sums.credit, sums.items
     from customers.customer_view customer,
          lateral (
            select coalesce(sum(open.amount) filter (where open.date < $3::date), 0) as opening,
                   coalesce(sum(open.amount) filter (where open.amount > 0
                     and ($3::date is null or open.date >= $3::date)), 0) as debit,
                   coalesce(-sum(open.amount) filter (where open.amount < 0
                     and ($3::date is null or open.date >= $3::date)), 0) as credit,
                   count(*) filter (where $3::date is null or open.date >= $3::date) as items
              from accounting.open_item open
              join accounting.account account
                on account.company_id = open.company_id and account.id = open.account_id
               and account.type = 'asset_receivable'
             where open.company_id = $1 and open.customer_id = $2
               and open.date <= coalesce($4::date, 'infinity')) as sums
    where customer.company_id = $1 and customer.id = $2`,
)

/** The same, then $5 how many rows, $6 how many to skip. `moved` is the sum from the first day up to the row. */
export const readCustomerItems = statement<{
  entry_id: string
  line: number
  date: string
  due_date: string | null
  number: string | null
  reference: string
  source: string
  amount: bigint
  moved: string
}>(
  'accounting.read-customer-items',
  `select page.entry_id, page.line, page.date, page.due_date, entry.number, entry.reference, entry.source,
          page.amount, page.moved
     from (select open.entry_id, open.line, open.date, open.due_date, open.amount,
                  sum(open.amount) over (order by open.date, open.entry_id, open.line) as moved
             from accounting.open_item open
             join accounting.account account
               on account.company_id = open.company_id and account.id = open.account_id
              and account.type = 'asset_receivable'
            where open.company_id = $1 and open.customer_id = $2
              and open.date between coalesce($3::date, '-infinity') and coalesce($4::date, 'infinity')
            order by open.date, open.entry_id, open.line
            limit $5 offset $6) as page
     join accounting.journal_entry_view entry on entry.company_id = $1 and entry.entry_id = page.entry_id
    order by page.date, page.entry_id, page.line`,
)

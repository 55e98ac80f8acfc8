import { statement } from '@platform/database'

/**
 * What was open at the end of the day $2 of company $1. A matching counts from the day that it and both of its items are
 * there, until the day it is undone, so that what is open adds up to the balance of the receivable on any day.
 */
const openThen = `
  select item.entry_id, item.line, item.customer_id, item.date, item.amount,
         coalesce(item.due_date, item.date) as due,
         item.amount - coalesce(matched.amount, 0) as residual
    from accounting.open_item item
    join accounting.account account
      on account.company_id = item.company_id and account.id = item.account_id and account.type = 'asset_receivable'
    left join (
           select side.entry_id, side.line, sum(side.amount) as amount
             from accounting.matching matching
             join accounting.open_item debit
               on debit.company_id = matching.company_id and debit.entry_id = matching.debit_entry_id
              and debit.line = matching.debit_line
             join accounting.open_item credit
               on credit.company_id = matching.company_id and credit.entry_id = matching.credit_entry_id
              and credit.line = matching.credit_line
            cross join lateral (values (matching.debit_entry_id, matching.debit_line, matching.amount),
                                       (matching.credit_entry_id, matching.credit_line, -matching.amount)
                               ) as side (entry_id, line, amount)
            where matching.company_id = $1 and greatest(matching.date, debit.date, credit.date) <= $2::date
              and (matching.undone_on is null or matching.undone_on > $2::date)
            group by side.entry_id, side.line) as matched
           on matched.entry_id = item.entry_id and matched.line = item.line
   where item.company_id = $1 and item.date <= $2::date and item.amount <> coalesce(matched.amount, 0)`

export interface AgedRow {
  customer_id: string | null
  customer_name: string | null
  not_due: string
  upto30: string
  upto60: string
  upto90: string
  older: string
}

/** $1 company, $2 the day, $3 words in the customer's name or null. One row a customer with anything open. */
export const readAgedReceivables = statement<AgedRow>(
  'accounting.read-aged-receivables',
  `select open.customer_id, customer.name as customer_name,
          coalesce(sum(residual) filter (where $2::date - due <= 0), 0) as not_due,
          coalesce(sum(residual) filter (where $2::date - due between 1 and 30), 0) as upto30,
          coalesce(sum(residual) filter (where $2::date - due between 31 and 60), 0) as upto60,
          coalesce(sum(residual) filter (where $2::date - due between 61 and 90), 0) as upto90,
          coalesce(sum(residual) filter (where $2::date - due > 90), 0) as older
     from (${openThen}) as open
     left join customers.customer_view customer
            on customer.company_id = $1 and customer.id = open.customer_id
    where $3::text is null or customer.name ilike '%' || $3::text || '%'
    group by open.customer_id, customer.name
    order by customer.name nulls last, open.customer_id`,
)

/**
 * $1 company, $2 the day, $3 customer or null, $4 and $5 least and most days overdue or null, $6 how many rows, $7 how many
 * to skip: the items themselves, the oldest first, with the sum and number of all that fit.
 */
export const readOpenThen = statement<{
  entry_id: string
  line: number
  customer_id: string | null
  customer_name: string | null
  date: string
  due: string
  days: number
  amount: bigint
  residual: string
  number: string | null
  reference: string
  source: string
  all_rows: bigint
  all_residual: string
}>(
  'accounting.read-open-then',
  `select page.*, customer.name as customer_name, entry.number, entry.reference, entry.source
     from (select open.*, $2::date - open.due as days, count(*) over () as all_rows,
                  sum(open.residual) over () as all_residual
             from (${openThen}) as open
            where ($3::uuid is null or open.customer_id = $3::uuid)
              and ($4::integer is null or $2::date - open.due >= $4::integer)
              and ($5::integer is null or $2::date - open.due <= $5::integer)
            order by open.due, open.date, open.entry_id, open.line
            limit $6 offset $7) as page
     join accounting.journal_entry_view entry on entry.company_id = $1 and entry.entry_id = page.entry_id
     left join customers.customer_view customer
            on customer.company_id = $1 and customer.id = page.customer_id
    order by page.due, page.date, page.entry_id, page.line`,
)

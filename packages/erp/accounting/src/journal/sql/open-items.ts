import { statement } from '@platform/database'

export interface OpenItemRow {
  entry_id: string
  line: number
  account_id: string
  customer_id: string | null
  date: string
  due_date: string | null
  amount: bigint
  residual: bigint
  currency: string | null
  currency_amount: bigint | null
  currency_residual: bigint | null
}

const columns = `item.entry_id, item.line, item.account_id, item.customer_id, item.date, item.due_date,
       item.amount, item.residual, item.currency, item.currency_amount, item.currency_residual`

/** $1 company, $2 entry ids, $3 lines. */
export const lockOpenItemsById = statement(
  'accounting.lock-open-items',
  `select
     from accounting.open_item item
     join unnest($2::uuid[], $3::smallint[]) as wanted (entry_id, line) using (entry_id, line)
    where item.company_id = $1
    order by item.entry_id, item.line
      for no key update of item`,
)

/** $1 company, $2 entry ids, $3 lines. */
export const readOpenItemsById = statement<OpenItemRow>(
  'accounting.read-open-items',
  `select ${columns}
     from accounting.open_item item
     join unnest($2::uuid[], $3::smallint[]) as wanted (entry_id, line) using (entry_id, line)
    where item.company_id = $1`,
)

/** $1 company, $2 customers, $3 role of the account or $4 its id. */
export const findOpenItemsOfCustomers = statement<OpenItemRow>(
  'accounting.find-open-items',
  `select ${columns}
     from accounting.open_item item
    where item.company_id = $1 and item.customer_id = any($2::uuid[]) and item.residual <> 0
      and item.account_id = coalesce($4::uuid, (
            select account_id from accounting.account_role where company_id = $1 and role = $3))
    order by item.due_date nulls first, item.date, item.entry_id, item.line`,
)

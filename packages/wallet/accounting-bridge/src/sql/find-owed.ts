import { statement } from '@platform/database'

/** $1 company, $2 customers: what each owes on invoices, less what is open in their favour. Minor units. */
export const findOwed = statement<{ customer_id: string; owed: bigint }>(
  'wallet-books.find-owed',
  `select item.customer_id, sum(item.residual)::bigint as owed
     from accounting.open_item_view item
     join accounting.account_role_view role using (company_id, account_id)
    where item.company_id = $1 and item.customer_id = any($2::uuid[]) and role.role = 'receivable'
      and item.residual <> 0
    group by item.customer_id`,
)

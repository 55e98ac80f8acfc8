import { statement } from '@platform/database'

/** $1 company, $2 ids. */
export const lockCustomerRows = statement(
  'customers.lock-customers',
  `select id from customers.customer
    where company_id = $1 and id = any($2::uuid[])
    order by id for no key update`,
)

/** $1 company, $2 ids. */
export const readLockedCustomers = statement<{ id: string; credit_limit: bigint | null; archived: boolean }>(
  'customers.read-locked-customers',
  `select id, credit_limit, archived_at is not null as archived
     from customers.customer where company_id = $1 and id = any($2::uuid[])`,
)

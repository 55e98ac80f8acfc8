import { statement } from '@platform/database'

/** $1 company, $2 id, $3 whether it is to be archived. Answers a row when there is such a customer. */
export const setCustomerArchived = statement<{ id: string }>(
  'customers.set-customer-archived',
  `update customers.customer
      set archived_at = case when $3 then coalesce(archived_at, clock_timestamp()) end
    where company_id = $1 and id = $2
   returning id`,
)

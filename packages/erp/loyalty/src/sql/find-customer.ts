import { statement } from '@platform/database'

/** $1 company, $2 customer. Answers a row when there is such a customer. */
export const findCustomer = statement<{ id: string }>(
  'loyalty.find-customer',
  'select id from customers.customer_view where company_id = $1 and id = $2',
)

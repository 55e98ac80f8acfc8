import { statement } from '@platform/database'

/** $1 company, $2 references. */
export const findCustomersByReference = statement<{ id: string; reference: string }>(
  'customers.find-customers-by-reference',
  `select id, reference from customers.customer where company_id = $1 and reference = any($2::text[])`,
)

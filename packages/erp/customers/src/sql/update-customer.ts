import { statement } from '@platform/database'

/** $1 company, $2 id, then the fields. Answers a row when there is such a customer. */
export const updateCustomerFields = statement<{ id: string }>(
  'customers.update-customer',
  `update customers.customer
      set reference = $3, name = $4, email = $5, phone = $6, street = $7, city = $8, postcode = $9,
          country = $10, note = $11, credit_limit = $12
    where company_id = $1 and id = $2
   returning id`,
)

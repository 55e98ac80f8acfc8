import { statement } from '@platform/database'

/** Customers that hold one of the given keys or references: $1 company, $2 keys, $3 references. */
export const findKnownCustomers = statement<{
  id: string
  reference: string | null
  create_key: string
  create_hash: Buffer
}>(
  'customers.find-known-customers',
  `select id, reference, create_key, create_hash
     from customers.customer
    where company_id = $1 and create_key = any($2::uuid[])
   union
   select id, reference, create_key, create_hash
     from customers.customer
    where company_id = $1 and reference = any($3::text[])`,
)

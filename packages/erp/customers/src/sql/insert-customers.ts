import { statement } from '@platform/database'

/** $1 company, then one array a column, in the order of the columns. */
export const insertCustomers = statement(
  'customers.insert-customers',
  `insert into customers.customer (company_id, id, create_key, create_hash, reference, name, email, phone,
          street, city, postcode, country, note, credit_limit)
   select $1, draft.*
     from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[],
                 $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::bigint[]) as draft`,
)

import { statement } from '@platform/database'

/** $1 company, then one array a column, in the order of the columns. */
export const insertProducts = statement(
  'catalog.insert-products',
  `insert into catalog.product (company_id, id, create_key, create_hash, code, name, description, category,
          barcode, unit_price, tax_id)
   select $1, draft.*
     from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::text[], $6::text[], $7::text[], $8::text[],
                 $9::text[], $10::bigint[], $11::uuid[]) as draft`,
)

import { statement } from '@platform/database'

/** Products that hold one of the given keys, codes or barcodes: $1 company, $2 keys, $3 codes, $4 barcodes. */
export const findKnownProducts = statement<{
  id: string
  code: string
  barcode: string | null
  create_key: string
  create_hash: Buffer
}>(
  'catalog.find-known-products',
  `select id, code, barcode, create_key, create_hash from catalog.product
    where company_id = $1 and create_key = any($2::uuid[])
   union
   select id, code, barcode, create_key, create_hash from catalog.product
    where company_id = $1 and code = any($3::text[])
   union
   select id, code, barcode, create_key, create_hash from catalog.product
    where company_id = $1 and barcode = any($4::text[])`,
)

/** $1 company, $2 codes. */
export const findProductsByCode = statement<{ id: string; code: string }>(
  'catalog.find-products-by-code',
  `select id, code from catalog.product where company_id = $1 and code = any($2::text[])`,
)

import { statement } from '@platform/database'

/** $1 company, $2 id, then the fields. Answers a row when there is such a product. */
export const updateProductFields = statement<{ id: string }>(
  'catalog.update-product',
  `update catalog.product
      set code = $3, name = $4, description = $5, category = $6, barcode = $7, unit_price = $8, tax_id = $9
    where company_id = $1 and id = $2
   returning id`,
)

/** $1 company, $2 id, $3 whether it is to be archived. Answers a row when there is such a product. */
export const setProductArchived = statement<{ id: string }>(
  'catalog.set-product-archived',
  `update catalog.product
      set archived_at = case when $3 then coalesce(archived_at, clock_timestamp()) end
    where company_id = $1 and id = $2
   returning id`,
)

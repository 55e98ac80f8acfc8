import { statement } from '@platform/database'

export interface ProductRow {
  id: string
  code: string
  name: string
  unit_price: bigint
  archived: boolean
  tax_id: string | null
  tax_name: string | null
  tax_rate: number | null
}

/** $1 company, $2 ids. */
export const readProducts = statement<ProductRow>(
  'point-of-sale.read-products',
  `select product.id, product.code, product.name, product.unit_price, product.archived,
          tax.id as tax_id, tax.name as tax_name, tax.rate as tax_rate
     from catalog.product_view product
     left join catalog.tax_view tax on tax.company_id = product.company_id and tax.id = product.tax_id
    where product.company_id = $1 and product.id = any($2::uuid[])`,
)

/** $1 company, $2 ids. */
export const readCustomers = statement<{ id: string; name: string; archived: boolean }>(
  'point-of-sale.read-customers',
  `select id, name, archived from customers.customer_view where company_id = $1 and id = any($2::uuid[])`,
)

/** $1 company, $2 keys. */
export const findOrdersByKey = statement<{ id: string; create_key: string; create_hash: Buffer }>(
  'point-of-sale.find-orders-by-key',
  `select id, create_key, create_hash from point_of_sale.pos_order
    where company_id = $1 and create_key = any($2::uuid[])`,
)

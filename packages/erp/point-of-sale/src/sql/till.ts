import { statement } from '@platform/database'

/** $1 company: registers in use with the session that is open, and what the last one left in the drawer. */
export const readTills = statement<{
  id: string
  code: string
  name: string
  session_id: string | null
  session_number: number | null
  opened_at: Date | null
  business_date: string | null
  opened_by_name: string | null
  cashier_name: string | null
  last_counted: bigint | null
}>(
  'point-of-sale.read-tills',
  `select register.id, register.code, register.name, session.id as session_id, session.number as session_number,
          session.opened_at, session.business_date, opener.name as opened_by_name, cashier.name as cashier_name,
          (select last.counted_cash from point_of_sale.session last
            where last.company_id = register.company_id and last.register_id = register.id
              and last.closed_at is not null
            order by last.number desc limit 1) as last_counted
     from point_of_sale.register
     left join point_of_sale.session
       on session.company_id = register.company_id and session.register_id = register.id
      and session.closed_at is null
     left join identity.user_view opener
       on opener.company_id = session.company_id and opener.id = session.opened_by
     left join identity.user_view cashier
       on cashier.company_id = session.company_id and cashier.id = session.cashier_id
    where register.company_id = $1 and register.archived_at is null
    order by register.code`,
)

/** $1 company: what is sold, by name. */
export const readTillProducts = statement<{
  id: string
  code: string
  name: string
  barcode: string | null
  category: string | null
  unit_price: bigint
  tax_id: string | null
  tax_name: string | null
  tax_rate: number | null
  picture_version: string | null
}>(
  'point-of-sale.read-till-products',
  `select product.id, product.code, product.name, product.barcode, product.category, product.unit_price,
          tax.id as tax_id, tax.name as tax_name, tax.rate as tax_rate, picture.version as picture_version
     from catalog.product_view product
     left join catalog.tax_view tax on tax.company_id = product.company_id and tax.id = product.tax_id
     left join catalog.product_picture_view picture
       on picture.company_id = product.company_id and picture.product_id = product.id
    where product.company_id = $1 and not product.archived
    order by product.name, product.id
    limit 20000`,
)

/** $1 company, $2 session. */
export const readSessionHead = statement<{ opened_at: Date; parked: bigint }>(
  'point-of-sale.read-session-head',
  `select session.opened_at,
          (select count(*) from point_of_sale.parked_order parked
            where parked.company_id = session.company_id and parked.register_id = session.register_id) as parked
     from point_of_sale.session
    where session.company_id = $1 and session.id = $2`,
)

/**
 * $1 company, $2 what was typed, $3 its words as patterns, $4 its digits as a pattern or null: the best twenty. Who has
 * the very code on the card, or e-mail, comes first.
 */
export const findCustomers = statement<{
  id: string
  name: string
  email: string | null
  phone: string | null
  reference: string | null
}>(
  'point-of-sale.find-customers',
  `select id, name, email, phone, reference
     from customers.customer_view
    where company_id = $1 and not archived
      and (not exists (select from unnest($3::text[]) as word
                        where concat_ws(' ', name, email, reference) not ilike word)
           or regexp_replace(phone, '\\D', '', 'g') like $4)
    order by (lower(reference) = lower($2)) is true desc, (lower(email) = lower($2)) is true desc,
             lower(name) like lower($2) || '%' desc, name, id
    limit 20`,
)

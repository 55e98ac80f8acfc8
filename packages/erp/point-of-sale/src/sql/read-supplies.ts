import { statement } from '@platform/database'

/** $1 company, $2 and $3 the first and the last day or null: orders without an invoice of closed sessions, by tax. */
export const readSupplies = statement<{
  taxId: string | null
  rate: number | null
  base: bigint
  tax: bigint
}>(
  'point-of-sale.read-supplies',
  `select line.tax_id as "taxId", line.tax_rate as rate, sum(line.net)::bigint as base, sum(line.tax)::bigint as tax
     from point_of_sale.session
     join point_of_sale.pos_order
       on pos_order.company_id = session.company_id and pos_order.session_id = session.id
     join point_of_sale.order_line line
       on line.company_id = pos_order.company_id and line.order_id = pos_order.id
    where session.company_id = $1 and session.closed_at is not null and pos_order.invoice_id is null
      and session.business_date >= coalesce($2::date, '-infinity')
      and session.business_date <= coalesce($3::date, 'infinity')
    group by line.tax_id, line.tax_rate
    order by line.tax_id, line.tax_rate`,
)

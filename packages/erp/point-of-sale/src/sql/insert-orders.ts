import { statement } from '@platform/database'

/**
 * $1 company; then one array a column: $2 to $25 of orders, $26 to $41 of lines, $42 to $55 of tenders, $56 to $61 of
 * settled invoices.
 */
export const insertOrders = statement(
  'point-of-sale.insert-orders',
  `with pos_order as (
     insert into point_of_sale.pos_order
            (company_id, id, session_id, number, receipt_number, kind, customer_id, cashier_id, actor_id, approved_by,
             net, tax, total, note, of_order_id, invoice_id, invoice_number, clearing_entry_id, kept_by, kept_entry_id,
             kept_balance, kept_available, create_key, create_hash, recorded_at)
     select $1, id, session_id, number, receipt_number, kind::point_of_sale.order_kind, customer_id, cashier_id,
            actor_id, approved_by, net, tax, total, note, of_order_id, invoice_id, invoice_number, clearing_entry_id,
            kept_by, kept_entry_id, kept_balance, kept_available, create_key, create_hash, recorded_at
       from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::uuid[],
                   $10::uuid[], $11::bigint[], $12::bigint[], $13::bigint[], $14::text[], $15::uuid[], $16::uuid[],
                   $17::text[], $18::uuid[], $19::text[], $20::uuid[], $21::bigint[], $22::bigint[], $23::uuid[],
                   $24::bytea[], $25::timestamptz[])
              as draft (id, session_id, number, receipt_number, kind, customer_id, cashier_id, actor_id, approved_by,
                        net, tax, total, note, of_order_id, invoice_id, invoice_number, clearing_entry_id, kept_by,
                        kept_entry_id, kept_balance, kept_available, create_key, create_hash, recorded_at)
   ), order_line as (
     insert into point_of_sale.order_line
            (company_id, order_id, line, product_id, product_code, description, quantity, unit_price, discount,
             prices_include_tax, tax_id, tax_name, tax_rate, net, tax, note, of_line)
     select $1, order_id, line, product_id, product_code, description, quantity::numeric / 1000, unit_price, discount,
            prices_include_tax = 1, tax_id, tax_name, tax_rate, net, tax, note, of_line
       from unnest($26::uuid[], $27::smallint[], $28::uuid[], $29::text[], $30::text[], $31::bigint[], $32::bigint[],
                   $33::bigint[], $34::smallint[], $35::uuid[], $36::text[], $37::bigint[], $38::bigint[],
                   $39::bigint[], $40::text[], $41::smallint[])
              as draft (order_id, line, product_id, product_code, description, quantity, unit_price, discount,
                        prices_include_tax, tax_id, tax_name, tax_rate, net, tax, note, of_line)
   ), tender as (
     insert into point_of_sale.tender
            (company_id, id, order_id, line, method_id, method_kind, amount, rounding, received, authorisation,
             entry_id, balance_after, available_after, of_tender_id, proof)
     select $1, draft.*
       from unnest($42::uuid[], $43::uuid[], $44::smallint[], $45::text[], $46::text[], $47::bigint[], $48::bigint[],
                   $49::bigint[], $50::text[], $51::uuid[], $52::bigint[], $53::bigint[], $54::uuid[], $55::text[])
              as draft
   )
   insert into point_of_sale.settled_invoice
          (company_id, order_id, line, invoice_id, invoice_number, amount, residual)
   select $1, draft.*
     from unnest($56::uuid[], $57::smallint[], $58::uuid[], $59::text[], $60::bigint[], $61::bigint[]) as draft`,
  { retryOn: ['pos_order_create_key', 'pos_order_number', 'pos_order_undoes'] },
)

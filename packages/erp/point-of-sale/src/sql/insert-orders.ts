import { rowsOf, statement } from '@platform/database'

const orders = rowsOf(2, {
  id: 'uuid',
  session_id: 'uuid',
  number: 'bigint',
  receipt_number: 'text',
  kind: 'text',
  customer_id: 'uuid',
  cashier_id: 'uuid',
  actor_id: 'uuid',
  approved_by: 'uuid',
  net: 'bigint',
  tax: 'bigint',
  total: 'bigint',
  note: 'text',
  of_order_id: 'uuid',
  invoice_id: 'uuid',
  invoice_number: 'text',
  clearing_entry_id: 'uuid',
  kept_by: 'text',
  kept_entry_id: 'uuid',
  kept_balance: 'bigint',
  kept_available: 'bigint',
  create_key: 'uuid',
  create_hash: 'bytea',
  recorded_at: 'timestamptz',
})

const lines = rowsOf(26, {
  order_id: 'uuid',
  line: 'smallint',
  product_id: 'uuid',
  product_code: 'text',
  description: 'text',
  quantity: 'bigint',
  unit_price: 'bigint',
  discount: 'bigint',
  prices_include_tax: 'smallint',
  tax_id: 'uuid',
  tax_name: 'text',
  tax_rate: 'bigint',
  net: 'bigint',
  tax: 'bigint',
  note: 'text',
  of_line: 'smallint',
})

const tenders = rowsOf(42, {
  id: 'uuid',
  order_id: 'uuid',
  line: 'smallint',
  method_id: 'text',
  method_kind: 'text',
  amount: 'bigint',
  rounding: 'bigint',
  received: 'bigint',
  authorisation: 'text',
  entry_id: 'uuid',
  balance_after: 'bigint',
  available_after: 'bigint',
  of_tender_id: 'uuid',
  proof: 'text',
})

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
       from ${orders} as draft
   ), order_line as (
     insert into point_of_sale.order_line
            (company_id, order_id, line, product_id, product_code, description, quantity, unit_price, discount,
             prices_include_tax, tax_id, tax_name, tax_rate, net, tax, note, of_line)
     select $1, order_id, line, product_id, product_code, description, quantity::numeric / 1000, unit_price, discount,
            prices_include_tax = 1, tax_id, tax_name, tax_rate, net, tax, note, of_line
       from ${lines} as draft
   ), tender as (
     insert into point_of_sale.tender
            (company_id, id, order_id, line, method_id, method_kind, amount, rounding, received, authorisation,
             entry_id, balance_after, available_after, of_tender_id, proof)
     select $1, draft.*
       from ${tenders} as draft
   )
   insert into point_of_sale.settled_invoice
          (company_id, order_id, line, invoice_id, invoice_number, amount, residual)
   select $1, draft.*
     from unnest($56::uuid[], $57::smallint[], $58::uuid[], $59::text[], $60::bigint[], $61::bigint[]) as draft`,
  { retryOn: ['pos_order_create_key', 'pos_order_number', 'pos_order_undoes'] },
)

import { setStatement } from '@platform/database'

const orders = {
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
} as const

const lines = {
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
} as const

const tenders = {
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
} as const

const settled = {
  order_id: 'uuid',
  line: 'smallint',
  invoice_id: 'uuid',
  invoice_number: 'text',
  amount: 'bigint',
  residual: 'bigint',
} as const

/** Writes orders with their lines, tenders and the invoices they settle. $1 company. */
export const insertOrders = setStatement(
  'point-of-sale.insert-orders',
  { given: 1, sets: { orders, lines, tenders, settled } },
  (sql) => `with pos_order as (
     insert into point_of_sale.pos_order
            (company_id, id, session_id, number, receipt_number, kind, customer_id, cashier_id, actor_id, approved_by,
             net, tax, total, note, of_order_id, invoice_id, invoice_number, clearing_entry_id, kept_by, kept_entry_id,
             kept_balance, kept_available, create_key, create_hash, recorded_at)
     select $1, id, session_id, number, receipt_number, kind::point_of_sale.order_kind, customer_id, cashier_id,
            actor_id, approved_by, net, tax, total, note, of_order_id, invoice_id, invoice_number, clearing_entry_id,
            kept_by, kept_entry_id, kept_balance, kept_available, create_key, create_hash, recorded_at
       from ${sql.orders.rows} as draft
   ), order_line as (
     insert into point_of_sale.order_line
            (company_id, order_id, line, product_id, product_code, description, quantity, unit_price, discount,
             prices_include_tax, tax_id, tax_name, tax_rate, net, tax, note, of_line)
     select $1, order_id, line, product_id, product_code, description, quantity::numeric / 1000, unit_price, discount,
            prices_include_tax = 1, tax_id, tax_name, tax_rate, net, tax, note, of_line
       from ${sql.lines.rows} as draft
   ), tender as (
     insert into point_of_sale.tender
            (company_id, id, order_id, line, method_id, method_kind, amount, rounding, received, authorisation,
             entry_id, balance_after, available_after, of_tender_id, proof)
     select $1, draft.*
       from ${sql.tenders.rows} as draft
   )
   insert into point_of_sale.settled_invoice
          (company_id, order_id, line, invoice_id, invoice_number, amount, residual)
   select $1, draft.*
     from ${sql.settled.rows} as draft`,
  { retryOn: ['pos_order_create_key', 'pos_order_number', 'pos_order_undoes'] },
)

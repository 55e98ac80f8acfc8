import { statement } from '@platform/database'
import type { OrderKind } from '../answers.ts'
import type { PosMethodKind } from '../methods/payment-methods.ts'

export interface OrderRow {
  id: string
  session_id: string
  number: number
  receipt_number: string
  kind: OrderKind
  customer_id: string | null
  customer_name: string | null
  cashier_id: string
  cashier_name: string | null
  actor_id: string
  approved_by: string | null
  net: bigint
  tax: bigint
  total: bigint
  note: string | null
  of_order_id: string | null
  of_number: string | null
  invoice_id: string | null
  invoice_number: string | null
  clearing_entry_id: string | null
  kept_by: string | null
  kept_entry_id: string | null
  kept_balance: bigint | null
  kept_available: bigint | null
  create_key: string
  create_hash: Buffer
  recorded_at: Date
  business_date: string
  register_id: string
  register_code: string
  register_name: string
  receipt_header: string
  receipt_footer: string
}

/** $1 company, $2 ids: orders, and the recharges that kept the change of one of them. */
export const readOrderRows = statement<OrderRow>(
  'point-of-sale.read-orders',
  `select pos_order.id, pos_order.session_id, pos_order.number, pos_order.receipt_number, pos_order.kind,
          pos_order.customer_id, customer.name as customer_name, pos_order.cashier_id, cashier.name as cashier_name,
          pos_order.actor_id, pos_order.approved_by, pos_order.net, pos_order.tax, pos_order.total, pos_order.note,
          pos_order.of_order_id, of_order.receipt_number as of_number, pos_order.invoice_id,
          pos_order.invoice_number, pos_order.clearing_entry_id, pos_order.kept_by, pos_order.kept_entry_id,
          pos_order.kept_balance, pos_order.kept_available, pos_order.create_key, pos_order.create_hash,
          pos_order.recorded_at, session.business_date, register.id as register_id, register.code as register_code,
          register.name as register_name, register.receipt_header, register.receipt_footer
     from point_of_sale.pos_order
     join point_of_sale.session
       on session.company_id = pos_order.company_id and session.id = pos_order.session_id
     join point_of_sale.register
       on register.company_id = session.company_id and register.id = session.register_id
     left join point_of_sale.pos_order of_order
       on of_order.company_id = pos_order.company_id and of_order.id = pos_order.of_order_id
     left join customers.customer_view customer
       on customer.company_id = pos_order.company_id and customer.id = pos_order.customer_id
     left join identity.user_view cashier
       on cashier.company_id = pos_order.company_id and cashier.id = pos_order.cashier_id
    where pos_order.company_id = $1
      and (pos_order.id = any($2::uuid[]) or pos_order.kind = 'recharge' and pos_order.of_order_id = any($2::uuid[]))
    order by pos_order.id`,
)

export interface OrderLineRow {
  order_id: string
  line: number
  product_id: string
  product_code: string
  description: string
  quantity: bigint
  unit_price: bigint
  discount: number
  prices_include_tax: boolean
  tax_id: string | null
  tax_name: string | null
  tax_rate: number | null
  net: bigint
  tax: bigint
  note: string | null
  of_line: number | null
}

/** $1 company, $2 ids of orders. Quantities in thousandths. */
export const readOrderLineRows = statement<OrderLineRow>(
  'point-of-sale.read-order-lines',
  `select order_id, line, product_id, product_code, description, (quantity * 1000)::bigint as quantity, unit_price,
          discount, prices_include_tax, tax_id, tax_name, tax_rate, net, tax, note, of_line
     from point_of_sale.order_line
    where company_id = $1 and order_id = any($2::uuid[])
    order by order_id, line`,
)

export interface TenderRow {
  id: string
  order_id: string
  line: number
  method_id: string
  method_kind: PosMethodKind
  amount: bigint
  rounding: bigint
  received: bigint | null
  authorisation: string | null
  entry_id: string | null
  balance_after: bigint | null
  available_after: bigint | null
  of_tender_id: string | null
  proof: 'pin' | 'code' | 'manager' | null
}

/** $1 company, $2 ids of orders: their tenders, and of the recharges that kept their change. */
export const readTenderRows = statement<TenderRow>(
  'point-of-sale.read-tenders',
  `select id, order_id, line, method_id, method_kind, amount, rounding, received, authorisation, entry_id,
          balance_after, available_after, of_tender_id, proof
     from point_of_sale.tender
    where company_id = $1 and order_id = any($2::uuid[])
    order by order_id, line`,
)

export interface SettledRow {
  order_id: string
  line: number
  invoice_id: string
  invoice_number: string
  amount: bigint
  residual: bigint
}

/** $1 company, $2 ids of orders. */
export const readSettledRows = statement<SettledRow>(
  'point-of-sale.read-settled',
  `select order_id, line, invoice_id, invoice_number, amount, residual
     from point_of_sale.settled_invoice
    where company_id = $1 and order_id = any($2::uuid[])
    order by order_id, line`,
)

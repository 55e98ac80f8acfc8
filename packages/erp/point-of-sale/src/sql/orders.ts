import { statement } from '@platform/database'

/** $1 company, $2 key. */
export const findOrderIdByKey = statement<{ id: string }>(
  'point-of-sale.find-order-id-by-key',
  'select id from point_of_sale.pos_order where company_id = $1 and create_key = $2',
)

/** $1 company, $2 customer: confirmed invoices in the company's currency with something due, the oldest first. */
export const readOpenInvoices = statement<{
  id: string
  number: string
  date: string
  due_date: string
  total: bigint
  amount_due: bigint
}>(
  'point-of-sale.read-open-invoices',
  `select invoice.id, invoice.number, invoice.date, invoice.due_date, invoice.total, invoice.amount_due
     from accounting.invoice_view invoice
     join identity.company_view company on company.id = invoice.company_id and company.currency = invoice.currency
    where invoice.company_id = $1 and invoice.customer_id = $2 and invoice.kind = 'invoice'
      and invoice.status = 'confirmed' and invoice.amount_due > 0
    order by invoice.due_date, invoice.number
    limit 200`,
)

/** $1 company, $2 session: its recharges, the latest first. */
export const readRecharges = statement<{
  id: string
  receipt_number: string
  recorded_at: Date
  customer_id: string
  customer_name: string | null
  kept_by: string
  total: bigint
  of_sale: boolean
  undone: boolean
}>(
  'point-of-sale.read-recharges',
  `select recharge.id, recharge.receipt_number, recharge.recorded_at, recharge.customer_id,
          customer.name as customer_name, recharge.kept_by, recharge.total,
          recharge.of_order_id is not null as of_sale,
          exists (select from point_of_sale.pos_order undone
                   where undone.company_id = recharge.company_id and undone.of_order_id = recharge.id
                     and undone.kind = 'undone_recharge') as undone
     from point_of_sale.pos_order recharge
     left join customers.customer_view customer
       on customer.company_id = recharge.company_id and customer.id = recharge.customer_id
    where recharge.company_id = $1 and recharge.session_id = $2 and recharge.kind = 'recharge'
    order by recharge.id desc`,
)

/** $1 company, $2 session, $3 customer, $4 note, $5 lines, $6 total, $7 key, $8 person, $9 id. */
export const insertParkedOrder = statement(
  'point-of-sale.insert-parked-order',
  `insert into point_of_sale.parked_order
          (company_id, id, register_id, customer_id, note, lines, total, create_key, parked_by)
   select $1, $9::uuid, session.register_id, $3, $4, $5::jsonb, $6, $7::uuid, $8::uuid
     from point_of_sale.session
    where session.company_id = $1 and session.id = $2`,
  { retryOn: ['parked_order_create_key'] },
)

/** $1 company, $2 key. */
export const findParkedByKey = statement<{ id: string }>(
  'point-of-sale.find-parked-by-key',
  'select id from point_of_sale.parked_order where company_id = $1 and create_key = $2',
)

/** $1 company, $2 register. */
export const readParked = statement<{
  id: string
  parked_at: Date
  customer_name: string | null
  parked_by_name: string | null
  note: string | null
  total: bigint
  line_count: number
}>(
  'point-of-sale.read-parked',
  `select parked.id, parked.parked_at, customer.name as customer_name, person.name as parked_by_name, parked.note,
          parked.total, jsonb_array_length(parked.lines) as line_count
     from point_of_sale.parked_order parked
     left join customers.customer_view customer
       on customer.company_id = parked.company_id and customer.id = parked.customer_id
     left join identity.user_view person
       on person.company_id = parked.company_id and person.id = parked.parked_by
    where parked.company_id = $1 and parked.register_id = $2
    order by parked.id`,
)

/** $1 company, $2 id: takes it out. Whoever asks second finds nothing. */
export const takeParked = statement<{
  customer_id: string | null
  customer_name: string | null
  note: string | null
  lines: unknown
}>(
  'point-of-sale.take-parked',
  `with taken as (
     delete from point_of_sale.parked_order where company_id = $1 and id = $2
     returning company_id, customer_id, note, lines
   )
   select taken.customer_id, customer.name as customer_name, taken.note, taken.lines
     from taken
     left join customers.customer_view customer
       on customer.company_id = taken.company_id and customer.id = taken.customer_id`,
)

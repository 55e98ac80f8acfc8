import { statement } from '@platform/database'

/** $1 company, $2 keys. */
export const findSessionsByOpenKey = statement<{ id: string; open_key: string; open_hash: Buffer }>(
  'point-of-sale.find-sessions-by-open-key',
  `select id, open_key, open_hash from point_of_sale.session where company_id = $1 and open_key = any($2::uuid[])`,
)

/** $1 company, $2 registers: the session before, and who has one open. */
export const readLastSessions = statement<{
  register_id: string
  number: number
  counted_cash: bigint | null
  opened_by_name: string | null
}>(
  'point-of-sale.read-last-sessions',
  `select distinct on (session.register_id) session.register_id, session.number, session.counted_cash,
          opener.name as opened_by_name
     from point_of_sale.session
     left join identity.user_view opener
       on opener.company_id = session.company_id and opener.id = session.opened_by
    where session.company_id = $1 and session.register_id = any($2::uuid[])
    order by session.register_id, session.number desc`,
)

/** $1 company; then one array a column. */
export const insertSessions = statement(
  'point-of-sale.insert-sessions',
  `insert into point_of_sale.session
          (company_id, id, register_id, number, business_date, opening_cash, opening_difference, open_key, open_hash,
           opened_by, cashier_id)
   select $1, id, register_id, number, business_date, opening_cash, opening_difference, open_key, open_hash,
          opened_by, opened_by
     from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::date[], $6::bigint[], $7::bigint[], $8::uuid[],
                 $9::bytea[], $10::uuid[])
            as draft (id, register_id, number, business_date, opening_cash, opening_difference, open_key, open_hash,
                      opened_by)`,
  { retryOn: ['session_open_key', 'session_of_register', 'session_number'] },
)

/** $1 company, $2 the day that is about to be locked: open sessions that would lie in the locked period. */
export const findOpenSessionsUpTo = statement<{ name: string; business_date: string }>(
  'point-of-sale.find-open-sessions-up-to',
  `select register.code || '-' || lpad(session.number::text, 4, '0') as name, session.business_date
     from point_of_sale.session
     join point_of_sale.register
       on register.company_id = session.company_id and register.id = session.register_id
    where session.company_id = $1 and session.closed_at is null and session.business_date <= $2::date
    order by session.business_date, name
    limit 1`,
)

/** $1 company, $2 keys. */
export const findSessionsByCloseKey = statement<{ id: string; close_key: string; close_hash: Buffer }>(
  'point-of-sale.find-sessions-by-close-key',
  `select id, close_key, close_hash from point_of_sale.session
    where company_id = $1 and close_key = any($2::uuid[])`,
)

/** $1 company; then one array a column. */
export const closeSessionRows = statement<{ id: string }>(
  'point-of-sale.close-sessions',
  `update point_of_sale.session
      set closed_at = clock_timestamp(), closed_by = draft.closed_by, close_key = draft.close_key,
          close_hash = draft.close_hash, expected_cash = draft.expected_cash, counted_cash = draft.counted_cash,
          closing_note = draft.note, closing_entry_id = draft.entry_id
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bytea[], $6::bigint[], $7::bigint[], $8::text[], $9::uuid[])
            as draft (id, closed_by, close_key, close_hash, expected_cash, counted_cash, note, entry_id)
    where session.company_id = $1 and session.id = draft.id and session.closed_at is null
   returning session.id`,
  { retryOn: ['session_close_key'] },
)

export interface SalesSumRow {
  session_id: string
  kind: 'sale' | 'refund'
  invoiced: boolean
  tax_name: string | null
  tax_rate: number | null
  net: bigint
  tax: bigint
}

/** $1 company, $2 sessions: what was sold and given back, by tax and by whether it was invoiced. */
export const readSalesSums = statement<SalesSumRow>(
  'point-of-sale.read-sales-sums',
  `select pos_order.session_id, pos_order.kind, pos_order.invoice_id is not null as invoiced, line.tax_name,
          line.tax_rate, sum(line.net)::bigint as net, sum(line.tax)::bigint as tax
     from point_of_sale.pos_order
     join point_of_sale.order_line line on line.company_id = pos_order.company_id and line.order_id = pos_order.id
    where pos_order.company_id = $1 and pos_order.session_id = any($2::uuid[])
    group by pos_order.session_id, pos_order.kind, pos_order.invoice_id is not null, line.tax_name, line.tax_rate
    order by pos_order.session_id, pos_order.kind desc, line.tax_name nulls first, line.tax_rate`,
)

export interface OrderCountRow {
  session_id: string
  kind: 'sale' | 'refund' | 'recharge' | 'undone_recharge' | 'settlement'
  invoiced: boolean
  count: bigint
  net: bigint
  tax: bigint
  total: bigint
}

/** $1 company, $2 sessions. */
export const readOrderCounts = statement<OrderCountRow>(
  'point-of-sale.read-order-counts',
  `select session_id, kind, invoice_id is not null as invoiced, count(*) as count, sum(net)::bigint as net,
          sum(tax)::bigint as tax, sum(total)::bigint as total
     from point_of_sale.pos_order
    where company_id = $1 and session_id = any($2::uuid[])
    group by session_id, kind, invoice_id is not null`,
)

export interface TenderSumRow {
  session_id: string
  method_id: string
  method_kind: 'cash' | 'clearing' | 'account' | 'invoice'
  count: bigint
  taken: bigint
  given_back: bigint
  rounding: bigint
}

/** $1 company, $2 sessions: what moved by each method. */
export const readTenderSums = statement<TenderSumRow>(
  'point-of-sale.read-tender-sums',
  `select pos_order.session_id, tender.method_id, tender.method_kind, count(*) as count,
          coalesce(sum(tender.amount) filter (where tender.amount > 0), 0)::bigint as taken,
          coalesce(sum(tender.amount) filter (where tender.amount < 0), 0)::bigint as given_back,
          sum(tender.rounding)::bigint as rounding
     from point_of_sale.pos_order
     join point_of_sale.tender on tender.company_id = pos_order.company_id and tender.order_id = pos_order.id
    where pos_order.company_id = $1 and pos_order.session_id = any($2::uuid[])
    group by pos_order.session_id, tender.method_id, tender.method_kind
    order by pos_order.session_id, tender.method_id`,
)

export interface MovementRow {
  id: string
  session_id: string
  kind: 'in' | 'out' | 'drop'
  amount: bigint
  reason: string
  recorded_at: Date
}

/** $1 company, $2 sessions. */
export const readMovements = statement<MovementRow>(
  'point-of-sale.read-movements',
  `select id, session_id, kind, amount, reason, recorded_at from point_of_sale.cash_movement
    where company_id = $1 and session_id = any($2::uuid[])
    order by id`,
)

import { statement } from '@platform/database'

/** $1 company, $2 session. */
export const readReportHead = statement<{
  id: string
  name: string
  business_date: string
  opening_cash: bigint
  opening_difference: bigint
  opened_at: Date
  opened_by_name: string | null
  closed_at: Date | null
  closed_by_name: string | null
  expected_cash: bigint | null
  counted_cash: bigint | null
  closing_note: string | null
  closing_entry_id: string | null
  register_id: string
  code: string
  register_name: string
  receipt_header: string
  receipt_footer: string
  receipts: number
}>(
  'point-of-sale.read-report-head',
  `select session.id, session.name, session.business_date, session.opening_cash, session.opening_difference,
          session.opened_at, session.opened_by_name, session.closed_at, session.closed_by_name,
          session.expected_cash, session.counted_cash, session.closing_note, session.closing_entry_id,
          register.id as register_id, register.code, register.name as register_name, register.receipt_header,
          register.receipt_footer,
          coalesce((select max(number) from point_of_sale.pos_order
                     where pos_order.company_id = session.company_id and pos_order.session_id = session.id), 0)
            as receipts
     from point_of_sale.session_view session
     join point_of_sale.register
       on register.company_id = session.company_id and register.id = session.register_id
    where session.company_id = $1 and session.id = $2`,
)

import { statement } from '@platform/database'

/** $1 company, $2 ids. Each till has a session of its own, so nobody waits here but for its closing. */
export const lockSessionRows = statement(
  'point-of-sale.lock-sessions',
  `select id from point_of_sale.session
    where company_id = $1 and id = any($2::uuid[])
    order by id
      for no key update`,
)

export interface SessionRow {
  id: string
  number: number
  business_date: string
  closed_at: Date | null
  opening_cash: bigint
  cashier_id: string
  cashier_name: string | null
  /** Null for who was shut out of the company while they stood at the till. */
  cashier_role: string | null
  register_id: string
  code: string
  name: string
  receipt_header: string
  receipt_footer: string
  terminal_id: string
  methods: string[]
  last_number: number
}

/** $1 company, $2 ids: as they stand behind the lock; `methods` in the order of the register's buttons. */
export const readSessions = statement<SessionRow>(
  'point-of-sale.read-sessions',
  `select session.id, session.number, session.business_date, session.closed_at, session.opening_cash,
          session.cashier_id, cashier.name as cashier_name,
          case when cashier.is_active then cashier.role::text end as cashier_role,
          session.register_id, register.code, register.name, register.receipt_header, register.receipt_footer,
          register.terminal_id,
          array(select method_id from point_of_sale.register_method method
                 where method.company_id = session.company_id and method.register_id = session.register_id
                 order by position) as methods,
          coalesce((select max(pos_order.number) from point_of_sale.pos_order
                     where pos_order.company_id = session.company_id and pos_order.session_id = session.id), 0)
            as last_number
     from point_of_sale.session
     join point_of_sale.register
       on register.company_id = session.company_id and register.id = session.register_id
     left join identity.user_view cashier
       on cashier.company_id = session.company_id and cashier.id = session.cashier_id
    where session.company_id = $1 and session.id = any($2::uuid[])`,
)

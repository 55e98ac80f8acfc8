import { statement } from '@platform/database'

/** $1 company, $2 key. */
export const findRegisterByKey = statement<{ id: string }>(
  'point-of-sale.find-register-by-key',
  'select id from point_of_sale.register where company_id = $1 and create_key = $2',
)

/** $1 company, $2 id, $3 code, $4 name, $5 header, $6 footer, $7 terminal, $8 key. */
export const insertRegister = statement(
  'point-of-sale.insert-register',
  `insert into point_of_sale.register
          (company_id, id, code, name, receipt_header, receipt_footer, terminal_id, create_key)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
  { retryOn: ['register_create_key'] },
)

/** $1 company, $2 id, $3 code, $4 name, $5 header, $6 footer, $7 terminal. */
export const updateRegisterRow = statement<{ id: string }>(
  'point-of-sale.update-register',
  `update point_of_sale.register
      set code = $3, name = $4, receipt_header = $5, receipt_footer = $6, terminal_id = $7
    where company_id = $1 and id = $2
   returning id`,
)

/** $1 company, $2 register, $3 method ids in their order. */
export const replaceMethods = statement(
  'point-of-sale.replace-methods',
  `with gone as (
     delete from point_of_sale.register_method
      where company_id = $1 and register_id = $2 and method_id <> all ($3::text[])
   )
   insert into point_of_sale.register_method (company_id, register_id, method_id, position)
   select $1, $2, method_id, place from unnest($3::text[]) with ordinality as wanted (method_id, place)
   on conflict (company_id, register_id, method_id) do update set position = excluded.position`,
)

export interface RegisterRow {
  id: string
  code: string
  name: string
  receipt_header: string
  receipt_footer: string
  terminal_id: string
  archived: boolean
  methods: string[]
  session_id: string | null
  session_number: number | null
  has_sessions: boolean
}

const columns = `register.id, register.code, register.name, register.receipt_header, register.receipt_footer,
  register.terminal_id, register.archived_at is not null as archived,
  array(select method_id from point_of_sale.register_method method
         where method.company_id = register.company_id and method.register_id = register.id
         order by position) as methods,
  session.id as session_id, session.number as session_number,
  exists (select from point_of_sale.session any_session
           where any_session.company_id = register.company_id and any_session.register_id = register.id)
    as has_sessions`

const openSession = `left join point_of_sale.session
    on session.company_id = register.company_id and session.register_id = register.id
   and session.closed_at is null`

/** $1 company, $2 whether archived ones too; by code. */
export const readRegisters = statement<RegisterRow>(
  'point-of-sale.read-registers',
  `select ${columns} from point_of_sale.register ${openSession}
    where register.company_id = $1 and ($2 or register.archived_at is null)
    order by register.code`,
)

/** $1 company, $2 ids: locked, so that a session is opened and closed at one till at a time. */
export const lockRegisters = statement(
  'point-of-sale.lock-registers',
  `select id from point_of_sale.register
    where company_id = $1 and id = any($2::uuid[])
    order by id for no key update`,
)

/** $1 company, $2 ids. */
export const readRegistersById = statement<RegisterRow>(
  'point-of-sale.read-registers-by-id',
  `select ${columns} from point_of_sale.register ${openSession}
    where register.company_id = $1 and register.id = any($2::uuid[])`,
)

/** $1 company, $2 id, $3 whether. */
export const archiveRegisterRow = statement(
  'point-of-sale.archive-register',
  `update point_of_sale.register set archived_at = case when $3 then coalesce(archived_at, clock_timestamp()) end
    where company_id = $1 and id = $2`,
)

import { statement } from '@platform/database'
import type { Role } from '@platform/plugin-api'

/** A session, its person, and one company they belong to. */
export interface SessionRow {
  readonly token: string
  readonly sessionId: string
  readonly userId: string
  readonly userName: string
  readonly email: string
  readonly companyId: number
  readonly companyName: string
  readonly currency: string
  readonly locale: string
  readonly timeZone: string
  readonly role: Role
  readonly pluginsOff: readonly string[]
}

/** $1 tokens: of each session a row for each company of the person, that which the session works in first. */
export const selectSessions = statement<SessionRow>(
  'identity.select-sessions',
  `select session.token, session.id as "sessionId", person.id as "userId", person.name as "userName", person.email,
          company.id as "companyId", company.name as "companyName", company.currency, company.locale,
          company.time_zone as "timeZone", membership.role,
          array(select plugin_id from host.plugin_off_view off where off.company_id = company.id) as "pluginsOff"
   from identity.session
   join identity.person on person.id = session.person_id
   join identity.membership on membership.person_id = person.id and membership.deactivated_at is null
   join identity.company on company.id = membership.company_id
   where session.token = any($1::text[]) and session.expires_at > now()
   order by session.token, (company.id = session.company_id) is true desc, company.id`,
)

import { statement } from '@platform/database'
import type { Role } from '@platform/plugin-api'

/** A company somebody belongs to. */
export interface MembershipRow {
  readonly id: number
  readonly name: string
  readonly currency: string
  readonly locale: string
  readonly timeZone: string
  readonly role: Role
  /** Whether the session works in it. */
  readonly current: boolean
}

/** $1 person, $2 session; the company of the session first. */
export const selectMemberships = statement<MembershipRow>(
  'identity.select-memberships',
  `select company.id, company.name, company.currency, company.locale, company.time_zone as "timeZone",
          membership.role, company.id = session.company_id is true as current
   from identity.membership
   join identity.company on company.id = membership.company_id
   left join identity.session on session.id = $2
   where membership.person_id = $1
   order by current desc, company.id`,
)

/** $1 session, $2 person, $3 company: answers a row when the person belongs to it. */
export const chooseCompany = statement<{ id: string }>(
  'identity.choose-company',
  `update identity.session set company_id = $3
   where id = $1 and person_id = $2
     and exists (select from identity.membership where company_id = $3 and person_id = $2)
   returning id`,
)

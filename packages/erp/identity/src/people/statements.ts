import { statement } from '@platform/database'
import type { Role } from '@platform/plugin-api'

/** Somebody of a company. */
export interface MemberRow {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly isActive: boolean
}

/** $1 company: everybody, also who was put out. The rows are locked, in one order. */
export const lockMembers = statement<MemberRow>(
  'identity.lock-members',
  `select person.id, person.name, person.email, membership.role, membership.deactivated_at is null as "isActive"
   from identity.membership
   join identity.person on person.id = membership.person_id
   where membership.company_id = $1
   order by membership.person_id
   for update of membership`,
)

/** $1 e-mail, in lower case. */
export const findPerson = statement<{ id: string; name: string }>(
  'identity.find-person',
  'select id, name from identity.person where email = $1',
)

/** $1 company, $2 person, $3 role. */
export const insertMember = statement(
  'identity.insert-member',
  'insert into identity.membership (company_id, person_id, role) values ($1, $2, $3)',
)

/** $1 company, $2 person, $3 role. */
export const changeMemberRole = statement(
  'identity.change-member-role',
  'update identity.membership set role = $3 where company_id = $1 and person_id = $2',
)

/** $1 company, $2 person, $3 whether they may come in. */
export const changeMemberActive = statement(
  'identity.change-member-active',
  `update identity.membership set deactivated_at = case when $3::boolean then null else clock_timestamp() end
   where company_id = $1 and person_id = $2`,
)

/** $1 person, $2 actor: whether the person is let into a company in which the actor is no owner. */
export const belongsElsewhere = statement<{ elsewhere: boolean }>(
  'identity.belongs-elsewhere',
  `select exists (
     select from identity.membership
     where person_id = $1 and deactivated_at is null and company_id not in (
       select company_id from identity.membership
       where person_id = $2 and role = 'owner' and deactivated_at is null)
   ) as elsewhere`,
)

/** $1 person, $2 argon2id hash. */
export const changePassword = statement(
  'identity.change-password',
  `update identity.credential set password = $2, updated_at = now() where person_id = $1 and provider_id = 'credential'`,
)

/** $1 person: the argon2id hash of their password. */
export const findPassword = statement<{ password: string }>(
  'identity.find-password',
  `select password from identity.credential where person_id = $1 and provider_id = 'credential'`,
)

/** $1 person, $2 the sign-in that stays, or null for none. */
export const endSessions = statement(
  'identity.end-sessions',
  'delete from identity.session where person_id = $1 and ($2::uuid is null or id <> $2)',
)

import { statement } from '@platform/database'

/** $1 ids, $2 names, $3 e-mails. */
export const insertPeople = statement(
  'identity.insert-people',
  `insert into identity.person (id, name, email, email_verified)
   select id, name, email, true from unnest($1::uuid[], $2::text[], $3::text[]) as draft (id, name, email)`,
)

/** $1 ids, $2 people, $3 argon2id hashes. better-auth knows a password by the provider 'credential'. */
export const insertPasswords = statement(
  'identity.insert-passwords',
  `insert into identity.credential (id, person_id, account_id, provider_id, password)
   select id, person_id, person_id::text, 'credential', password
   from unnest($1::uuid[], $2::uuid[], $3::text[]) as draft (id, person_id, password)`,
)

/** $1 companies, $2 people, $3 roles. */
export const insertMemberships = statement(
  'identity.insert-memberships',
  `insert into identity.membership (company_id, person_id, role)
   select company_id, person_id, role
   from unnest($1::integer[], $2::uuid[], $3::identity.role[]) as draft (company_id, person_id, role)`,
)

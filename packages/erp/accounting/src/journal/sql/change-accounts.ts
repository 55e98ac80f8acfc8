import { statement } from '@platform/database'
import type { AccountType } from '../account-roles.ts'

export const insertAccount = statement(
  'accounting.insert-account',
  `insert into accounting.account (company_id, id, code, name, type, matchable)
   values ($1, $2, $3, $4, $5::accounting.account_type, $6)`,
)

/** $1 company, $2 id, $3 code, $4 name, $5 active. */
export const updateAccount = statement(
  'accounting.update-account',
  'update accounting.account set code = $3, name = $4, active = $5 where company_id = $1 and id = $2',
)

/** $1 company, $2 id. Holds the row, so that what is decided on it stays true. */
export const readAccount = statement<{
  id: string
  code: string
  name: string
  type: AccountType
  matchable: boolean
  active: boolean
  roles: string[]
}>(
  'accounting.read-account',
  `select id, code, name, type::text as type, matchable, active,
          array(select role from accounting.account_role where company_id = $1 and account_id = $2 order by role)
            as roles
     from accounting.account
    where company_id = $1 and id = $2
      for no key update`,
)

/** $1 company, $2 id. */
export const isPostedTo = statement<{ posted: boolean }>(
  'accounting.is-posted-to',
  `select exists (select from accounting.journal_item item
                   where item.company_id = $1 and item.account_id = $2) as posted`,
)

/** $1 company, $2 role. */
export const readAccountOfRole = statement<{ id: string; name: string; posted: boolean }>(
  'accounting.read-account-of-role',
  `select account.id, account.name,
          exists (select from accounting.journal_item item
                   where item.company_id = $1 and item.account_id = account.id) as posted
     from accounting.account_role role
     join accounting.account account on account.company_id = $1 and account.id = role.account_id
    where role.company_id = $1 and role.role = $2`,
)

/** $1 company, $2 role, $3 account. */
export const assignAccountRole = statement(
  'accounting.assign-account-role',
  'update accounting.account_role set account_id = $3 where company_id = $1 and role = $2',
)

import { statement } from '@platform/database'

/** $1 company, $2 roles: the accounts that play them. */
export const readRoleAccounts = statement<{ role: string; id: string; code: string; name: string }>(
  'accounting.read-role-accounts',
  `select role.role, account.id, account.code, account.name
     from accounting.account_role role
     join accounting.account account on account.company_id = role.company_id and account.id = role.account_id
    where role.company_id = $1 and role.role = any($2::text[])`,
)

import { statement } from '@platform/database'

/** $1 company, $2 keys. */
export const findMovementsByKey = statement<{ id: string; create_key: string; create_hash: Buffer }>(
  'point-of-sale.find-movements-by-key',
  `select id, create_key, create_hash from point_of_sale.cash_movement
    where company_id = $1 and create_key = any($2::uuid[])`,
)

/**
 * $1 company, $2 ids of accounts. What the till books itself is no other side either: taken out against cash, money
 * would be gone without a trace, and POS clearing is zero after each session.
 */
export const readAccounts = statement<{
  account_id: string
  name: string
  active: boolean
  control: boolean
}>(
  'point-of-sale.read-accounts',
  `select account.account_id, account.name, account.active,
          coalesce(bool_or(role.control or role.role in ('cash', 'pos_clearing')), false) as control
     from accounting.account_view account
     left join accounting.account_role_view role
       on role.company_id = account.company_id and role.account_id = account.account_id
    where account.company_id = $1 and account.account_id = any($2::uuid[])
    group by account.account_id, account.name, account.active`,
)

/** $1 company; then one array a column. */
export const insertMovements = statement(
  'point-of-sale.insert-movements',
  `insert into point_of_sale.cash_movement
          (company_id, id, entry_id, session_id, kind, amount, reason, cashier_id, approved_by, create_key, create_hash)
   select $1, id, id, session_id, kind, amount, reason, cashier_id, approved_by, create_key, create_hash
     from unnest($2::uuid[], $3::uuid[], $4::point_of_sale.movement_kind[], $5::bigint[], $6::text[], $7::uuid[],
                 $8::uuid[], $9::uuid[], $10::bytea[])
            as draft (id, session_id, kind, amount, reason, cashier_id, approved_by, create_key, create_hash)`,
  { retryOn: ['cash_movement_create_key'] },
)

import { setStatement, statement } from '@platform/database'
import type { LotOrigin } from '../transaction-request.ts'

export interface LotRow {
  wallet_id: string
  version: bigint
  line: number
  origin: LotOrigin
  amount: bigint
  remaining: bigint
  reserved: bigint
  consumed: bigint
  expired: bigint
  expires_at: Date | null
}

const lotColumns =
  'wallet_id, version, line, origin, amount, remaining, reserved, consumed, expired, expires_at'

const sets = {
  // Whose lots, and how many of them at the most: null for all.
  wanted: { customer_id: 'uuid', at_most: 'bigint' },
} as const

/** The lots that are part of a balance, in spending order. $1 company. */
export const findOpenLots = setStatement<typeof sets, LotRow>(
  'wallet.find-open-lots',
  { given: 1, sets },
  (sql) => `select lot.*
     from ${sql.wanted.rows} as wanted
    cross join lateral (
            select id from wallet.wallet
             where company_id = $1 and customer_id = wanted.customer_id offset 0) as wallet
    cross join lateral (
            select ${lotColumns}
              from wallet.credit_lot
             where company_id = $1 and wallet_id = wallet.id and open
             order by expires_at, origin, version, line
             limit wanted.at_most) as lot`,
)

/** Of those, the ones that have expired: $1 company, $2 customers. */
export const findLapsedLots = statement<LotRow>(
  'wallet.find-lapsed-lots',
  `select lot.*
     from wallet.wallet
    cross join lateral (
            select ${lotColumns}
              from wallet.credit_lot
             where company_id = $1 and wallet_id = wallet.id and open and expires_at is not null
               and expires_at <= wallet.now() offset 0) as lot
    where wallet.company_id = $1 and wallet.customer_id = any($2::uuid[])`,
)

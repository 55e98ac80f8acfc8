import { statement } from '@platform/database'
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

/** The lots that are part of a balance: $1 company, $2 customers. */
export const findOpenLots = statement<LotRow>(
  'wallet.find-open-lots',
  `select lot.*
     from wallet.wallet
    cross join lateral (
            select ${lotColumns}
              from wallet.credit_lot
             where company_id = $1 and wallet_id = wallet.id and open offset 0) as lot
    where wallet.company_id = $1 and wallet.customer_id = any($2::uuid[])`,
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

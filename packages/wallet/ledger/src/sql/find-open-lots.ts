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

/** The lots that are part of a balance: $1 company, $2 customers. */
export const findOpenLots = statement<LotRow>(
  'wallet.find-open-lots',
  `select lot.*
     from wallet.wallet
    cross join lateral (
            select wallet_id, version, line, origin, amount, remaining, reserved, consumed, expired, expires_at
              from wallet.credit_lot
             where company_id = $1 and wallet_id = wallet.id and open offset 0) as lot
    where wallet.company_id = $1 and wallet.customer_id = any($2::uuid[])`,
)

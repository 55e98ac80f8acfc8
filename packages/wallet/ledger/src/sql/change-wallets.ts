import { statement } from '@platform/database'

/** $1 company, $2 wallets, $3 their floors. */
export const updateFloors = statement(
  'wallet.update-floors',
  `update wallet.wallet set floor = changed.floor
     from unnest($2::uuid[], $3::bigint[]) as changed (id, floor)
    where wallet.company_id = $1 and wallet.id = changed.id`,
)

/** $1 company, $2 wallets, $3 their status. */
export const updateStatuses = statement(
  'wallet.update-statuses',
  `update wallet.wallet set status = changed.status
     from unnest($2::uuid[], $3::wallet.wallet_status[]) as changed (id, status)
    where wallet.company_id = $1 and wallet.id = changed.id`,
)

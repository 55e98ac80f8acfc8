import { statement } from '@platform/database'
import type { WalletStatus } from '../decide/state.ts'

export interface LockedWalletRow {
  id: string
  customer_id: string
  currency: string
  status: WalletStatus
  balance: bigint
  held: bigint
  floor: bigint
  version: bigint
  last_hash: Buffer
}

/** $1 company, $2 customers. A row that another transaction has moved meanwhile is answered as it left it. */
export const lockWallets = statement<LockedWalletRow>(
  'wallet.lock-wallets',
  `select id, customer_id, currency, status, balance, held, floor, version, last_hash
     from wallet.wallet
    where company_id = $1 and customer_id = any($2::uuid[])
    order by id
      for no key update`,
)

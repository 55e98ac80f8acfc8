import { statement } from '@platform/database'
import type { LockedWalletRow } from './lock-wallets.ts'

/**
 * $1 company, $2 ids, $3 customers, $4 currencies. In the order of customers, so that rivals wait for each other in
 * one direction only; answers those it made. `offset 0` keeps it a probe of the index for each row, whatever the statistics say.
 */
export const insertMissingWallets = statement<LockedWalletRow>(
  'wallet.insert-missing-wallets',
  `insert into wallet.wallet (company_id, id, customer_id, currency, last_hash)
   select $1, wanted.id, wanted.customer_id, wanted.currency,
          wallet.genesis_hash($1, wanted.id, wanted.customer_id, wanted.currency)
     from unnest($2::uuid[], $3::uuid[], $4::text[]) as wanted (id, customer_id, currency)
    where not exists (
            select from wallet.wallet
             where wallet.company_id = $1 and wallet.customer_id = wanted.customer_id offset 0)
    order by wanted.customer_id
   on conflict (company_id, customer_id) do nothing
   returning id, customer_id, currency, status, balance, held, floor, version, last_hash`,
)

import { statement } from '@platform/database'

export interface ExpiringRow {
  wallet_id: string
  customer_id: string
  currency: string
  origin: string
  amount: bigint
  expires_at: Date
}

/**
 * $1 company, $2 days, $3 how many at the most: notes credit that expires within those days and was not spoken of yet,
 * and answers what it is. Rivals who do it at once never both answer the same credit.
 */
export const remindOfExpiry = statement<ExpiringRow>(
  'wallet-books.remind-of-expiry',
  `with due as (
     select lot.*
       from wallet.open_lot_view lot
      where lot.company_id = $1 and lot.expires_at > clock_timestamp()
        and lot.expires_at <= clock_timestamp() + make_interval(days => $2)
        and not exists (
              select from wallet_books.expiry_reminder told
               where told.company_id = lot.company_id and told.wallet_id = lot.wallet_id
                 and told.version = lot.version and told.line = lot.line)
      order by lot.expires_at
      limit $3
   ), told as (
     insert into wallet_books.expiry_reminder (company_id, wallet_id, version, line)
     select company_id, wallet_id, version, line from due order by wallet_id, version, line
     on conflict do nothing
     returning wallet_id, version, line
   )
   select due.wallet_id, due.customer_id, due.currency, due.origin, due.remaining as amount, due.expires_at
     from due join told using (wallet_id, version, line)
    order by due.expires_at, due.wallet_id, due.version, due.line`,
)

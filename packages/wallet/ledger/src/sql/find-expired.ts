import { statement } from '@platform/database'

/** The customers who have holds or credit that has expired and is not posted yet: $1 company, $2 how many at the most. */
export const findExpired = statement<{ customer_id: string }>(
  'wallet.find-expired',
  `select wallet.customer_id
     from (
       select wallet_id from wallet.credit_lot
        where company_id = $1 and open and expires_at is not null and expires_at <= wallet.now() and remaining > 0
       union
       select wallet_id from wallet.hold
        where company_id = $1 and state = 'open' and expires_at <= wallet.now()
     ) as expired
     join wallet.wallet on wallet.company_id = $1 and wallet.id = expired.wallet_id
    order by wallet.id
    limit $2`,
)

import { statement } from '@platform/database'

/** $1 company, $2 months: the balances for which nothing was earned since, locked. */
export const lockIdleBalances = statement<{ customerId: string; points: bigint; lastEarnedAt: Date }>(
  'loyalty.lock-idle-balances',
  `select customer_id as "customerId", points, last_earned_at as "lastEarnedAt"
     from loyalty.balance
    where company_id = $1 and points > 0 and last_earned_at < now() - $2 * interval '1 month'
    order by customer_id
      for update`,
)

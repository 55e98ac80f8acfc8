import { statement } from '@platform/database'

/**
 * $1 company, then one array a column of the movements, $8 who did it. Adds them to the balances; a source that was
 * there before is passed over. Answers the customers whose balance has changed.
 */
export const writeMovements = statement<{ customerId: string; points: bigint }>(
  'loyalty.write-movements',
  `with written as (
     insert into loyalty.movement (company_id, id, customer_id, kind, points, source, note, actor_id)
     select $1, draft.id, draft.customer_id, draft.kind, draft.points, draft.source, draft.note, $8
       from unnest($2::uuid[], $3::uuid[], $4::loyalty.movement_kind[], $5::bigint[], $6::text[], $7::text[])
         as draft (id, customer_id, kind, points, source, note)
      order by draft.source
     on conflict (company_id, source) do nothing
     returning customer_id, points
   ), sums as (
     select customer_id, sum(points)::bigint as points from written group by customer_id
   ), locked as (
     select customer_id, sums.points as change
       from loyalty.balance join sums using (customer_id)
      where company_id = $1
      order by customer_id
        for update of balance
   ), changed as (
     update loyalty.balance
        set points = points + change,
            last_earned_at = case when change > 0 then clock_timestamp() else last_earned_at end
       from locked
      where company_id = $1 and balance.customer_id = locked.customer_id
     returning balance.customer_id, points
   ), added as (
     insert into loyalty.balance (company_id, customer_id, points, last_earned_at)
     select $1, customer_id, points, clock_timestamp()
       from sums where customer_id not in (select customer_id from locked)
     returning customer_id, points
   )
   select customer_id as "customerId", points from changed
   union all
   select customer_id, points from added`,
  { retryOn: ['balance_pkey'] },
)

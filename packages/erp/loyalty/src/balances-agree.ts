import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'

/** For `erp verify`. Points have no accounting date, so it looks at the whole of them whatever day is asked about. */
export const balancesAgree = sqlCheck(
  'loyalty.balances-agree',
  "every customer's loyalty points are the sum of their movements",
  `select coalesce(balance.company_id, moved.company_id) as company_id,
          ${sqlSentence('loyalty points of customer {{customer}}', {
            customer: 'coalesce(balance.customer_id, moved.customer_id)',
          })} as subject,
          case when balance.points is distinct from moved.points
               then ${sqlSentence(
                 '{{shown, figure}} points are shown, the movements come to {{moved, figure}}',
                 {
                   shown: 'coalesce(balance.points, 0)',
                   moved: 'coalesce(moved.points, 0)',
                 },
               )} end as finding
     from (select * from loyalty.balance where ${inScope('balance')}) balance
     full join (select company_id, customer_id, sum(points) as points
                  from loyalty.movement where ${inScope('movement')}
                 group by company_id, customer_id) moved
       on moved.company_id = balance.company_id and moved.customer_id = balance.customer_id`,
)

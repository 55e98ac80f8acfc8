import { statement } from '@platform/database'

/** $1 company, $2 source. */
export const findAdjustment = statement<{ customerId: string; points: bigint }>(
  'loyalty.find-adjustment',
  `select customer_id as "customerId", points from loyalty.movement where company_id = $1 and source = $2`,
)

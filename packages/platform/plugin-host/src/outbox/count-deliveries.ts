import { statement } from '@platform/database'

/** What lies in the outbox, by subscriber and state; the age of the oldest in seconds. */
export const countDeliveries = statement<{
  subscriber: string
  state: 'waiting' | 'dead'
  count: number
  oldest: number
}>(
  'host.count-deliveries',
  `select subscriber_id as subscriber, state, count(*)::integer as count,
          extract(epoch from clock_timestamp() - min(recorded_at))::float8 as oldest
     from host.outbox group by subscriber_id, state`,
)

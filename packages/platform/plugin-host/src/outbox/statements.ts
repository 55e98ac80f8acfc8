import { statement } from '@platform/database'

/** A claimed row: one event as one subscriber is to hear it. */
export interface Delivery {
  readonly id: string
  readonly companyId: number
  readonly eventId: string
  readonly items: readonly unknown[]
  /** This delivery included. */
  readonly attempts: number
}

/** $1 subscribers: those among them for whom something is due. */
export const findDueSubscribers = statement<{ id: string }>(
  'host.find-due-subscribers',
  `select known.id from unnest($1::text[]) as known (id)
   where exists (
     select from host.outbox
     where subscriber_id = known.id and state = 'waiting' and due_at <= clock_timestamp()
   )`,
)

/** $1 subscriber, $2 most rows, $3 lease in milliseconds. Rows that another process claims at this moment are passed over. */
export const claimDeliveries = statement<Delivery>(
  'host.claim-deliveries',
  `with due as materialized (
     select id from host.outbox
     where subscriber_id = $1 and state = 'waiting' and due_at <= clock_timestamp()
     order by id limit $2
     for update skip locked
   ), claimed as (
     update host.outbox
     set attempts = attempts + 1, due_at = clock_timestamp() + $3 * interval '1 millisecond'
     from due where outbox.id = due.id
     returning outbox.id, company_id as "companyId", event_id as "eventId", items, attempts
   )
   select * from claimed order by id`,
)

/** $1 ids, $2 lease in milliseconds. */
export const renewLease = statement(
  'host.renew-lease',
  `update host.outbox set due_at = clock_timestamp() + $2 * interval '1 millisecond'
   where id = any($1::uuid[]) and state = 'waiting'`,
)

/** $1 ids. */
export const finishDeliveries = statement(
  'host.finish-deliveries',
  'delete from host.outbox where id = any($1::uuid[])',
)

/** $1 id, $2 attempts as claimed, $3 pause in milliseconds (null: no further attempt), $4 error. */
export const failDelivery = statement(
  'host.fail-delivery',
  `update host.outbox
   set state = case when $3::float8 is null then 'dead' else 'waiting' end::host.delivery_state,
       due_at = clock_timestamp() + coalesce($3::float8, 0) * interval '1 millisecond',
       last_error = $4
   -- Claimed again meanwhile, because this attempt outlived its lease: the later one has the say.
   where id = $1 and attempts = $2`,
)

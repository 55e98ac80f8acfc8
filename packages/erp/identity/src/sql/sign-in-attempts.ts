import { statement } from '@platform/database'

/**
 * $1 keys: counts an attempt under each and answers the attempts of its running minute, this one included,
 * and the seconds until that minute is over. Sweeps out what is long past.
 */
export const countAttempts = statement<{ attempts: number; secondsLeft: number }>(
  'identity.count-attempts',
  `with swept as (
     delete from identity.sign_in_attempt
     where begun_at < now() - interval '1 hour' and not key = any($1::bytea[])
   )
   insert into identity.sign_in_attempt as stored (key, begun_at, attempts)
   select key, now(), 1 from unnest($1::bytea[]) as attempt (key)
   -- In one order, or two sign-ins at once may wait for each other.
   order by key
   on conflict (key) do update set
     attempts = case when stored.begun_at <= now() - interval '1 minute' then 1 else stored.attempts + 1 end,
     begun_at = case when stored.begun_at <= now() - interval '1 minute' then now() else stored.begun_at end
   returning attempts,
     ceil(extract(epoch from begun_at + interval '1 minute' - now()))::integer as "secondsLeft"`,
)

/** $1 key. */
export const forgetAttempts = statement(
  'identity.forget-attempts',
  'delete from identity.sign_in_attempt where key = $1',
)

/** Sweeps out sessions that have ended by themselves. */
export const sweepSessions = statement(
  'identity.sweep-sessions',
  'delete from identity.session where expires_at <= now()',
)

import { statement } from '@platform/database'

/**
 * $1 company, $2 customer, $3 seconds: counts a guess and answers the guesses of its running span, this one included,
 * and the seconds until that span is over.
 */
export const countPinAttempt = statement<{ attempts: number; seconds_left: number }>(
  'wallet-pos.count-pin-attempt',
  `insert into wallet_pos.pin_attempt as stored (company_id, customer_id, attempts) values ($1, $2, 1)
   on conflict (company_id, customer_id) do update set
     attempts = case when stored.begun_at <= now() - make_interval(secs => $3) then 1 else stored.attempts + 1 end,
     begun_at = case when stored.begun_at <= now() - make_interval(secs => $3) then now() else stored.begun_at end
   returning attempts, ceil(extract(epoch from begun_at + make_interval(secs => $3) - now()))::integer as seconds_left`,
)

/** $1 company, $2 customer. */
export const forgetPinAttempts = statement(
  'wallet-pos.forget-pin-attempts',
  'delete from wallet_pos.pin_attempt where company_id = $1 and customer_id = $2',
)

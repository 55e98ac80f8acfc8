import { statement } from '@platform/database'

/** $1 company, $2 hash, $3 customer, $4 seconds: keeps a code, and sweeps out what has expired. */
export const insertPaymentCode = statement(
  'wallet-pos.insert-payment-code',
  `with swept as (
     delete from wallet_pos.payment_code where expires_at < now() - interval '1 day'
   )
   insert into wallet_pos.payment_code (company_id, code_hash, customer_id, expires_at)
   values ($1, $2, $3, clock_timestamp() + make_interval(secs => $4))`,
)

/** $1 company, $2 hash, $3 customer, $4 sale: uses a code up for that sale. Answers no row when it does not count. */
export const usePaymentCode = statement<{ customer_id: string }>(
  'wallet-pos.use-payment-code',
  `update wallet_pos.payment_code set used_for = $4
    where company_id = $1 and code_hash = $2 and customer_id = $3 and expires_at > clock_timestamp()
      and (used_for is null or used_for = $4)
   returning customer_id`,
)

import { statement } from '@platform/database'

/** $1 company, $2 customers. */
export const findPins = statement<{ customer_id: string; pin_hash: string }>(
  'wallet-pos.find-pins',
  'select customer_id, pin_hash from wallet_pos.customer_pin where company_id = $1 and customer_id = any($2::uuid[])',
)

/** $1 company, $2 customer, $3 hash, $4 who sets it. */
export const savePin = statement(
  'wallet-pos.save-pin',
  `insert into wallet_pos.customer_pin (company_id, customer_id, pin_hash, set_by) values ($1, $2, $3, $4)
   on conflict (company_id, customer_id) do update
     set pin_hash = excluded.pin_hash, set_by = excluded.set_by, set_at = clock_timestamp()`,
)

/** $1 company, $2 customer: answers a row when there was one. */
export const deletePin = statement<{ customer_id: string }>(
  'wallet-pos.delete-pin',
  'delete from wallet_pos.customer_pin where company_id = $1 and customer_id = $2 returning customer_id',
)

import { statement } from '@platform/database'
import type { Role } from '@platform/plugin-api'

/** $1 company: the people who may work at a till. */
export const readCashiers = statement<{ id: string; name: string; role: Role; has_pin: boolean }>(
  'point-of-sale.read-cashiers',
  `select person.id, person.name, person.role, pin.user_id is not null as has_pin
     from identity.user_view person
     left join point_of_sale.cashier_pin pin on pin.company_id = person.company_id and pin.user_id = person.id
    where person.company_id = $1 and person.is_active and person.role in ('owner', 'accountant', 'cashier')
    order by person.name, person.id`,
)

/** $1 company, $2 person: nobody for who was shut out, whose PIN counts no more. */
export const readPin = statement<{ name: string; role: Role; pin_hash: string | null }>(
  'point-of-sale.read-pin',
  `select person.name, person.role, pin.pin_hash
     from identity.user_view person
     left join point_of_sale.cashier_pin pin on pin.company_id = person.company_id and pin.user_id = person.id
    where person.company_id = $1 and person.id = $2 and person.is_active
      and person.role in ('owner', 'accountant', 'cashier')`,
)

/** $1 company, $2 person: counts a guess; answers those of the running minutes, this one included. */
export const countPinAttempt = statement<{ attempts: number; seconds_left: number }>(
  'point-of-sale.count-pin-attempt',
  `insert into point_of_sale.pin_attempt as stored (company_id, user_id, begun_at, attempts)
   values ($1, $2, now(), 1)
   on conflict (company_id, user_id) do update set
     attempts = case when stored.begun_at <= now() - interval '5 minutes' then 1 else stored.attempts + 1 end,
     begun_at = case when stored.begun_at <= now() - interval '5 minutes' then now() else stored.begun_at end
   returning attempts, ceil(extract(epoch from begun_at + interval '5 minutes' - now()))::integer as seconds_left`,
)

/** $1 company, $2 person. */
export const forgetPinAttempts = statement(
  'point-of-sale.forget-pin-attempts',
  'delete from point_of_sale.pin_attempt where company_id = $1 and user_id = $2',
)

/** $1 company, $2 person, $3 hash. */
export const writePin = statement(
  'point-of-sale.write-pin',
  `insert into point_of_sale.cashier_pin (company_id, user_id, pin_hash) values ($1, $2, $3)
   on conflict (company_id, user_id) do update set pin_hash = excluded.pin_hash, changed_at = clock_timestamp()`,
)

/** $1 company, $2 person. */
export const deletePin = statement(
  'point-of-sale.delete-pin',
  'delete from point_of_sale.cashier_pin where company_id = $1 and user_id = $2',
)

/** $1 company, $2 session, $3 person: a closed session refuses. */
export const changeCashier = statement<{ id: string }>(
  'point-of-sale.change-cashier',
  `update point_of_sale.session set cashier_id = $3
    where company_id = $1 and id = $2 and closed_at is null
   returning id`,
)

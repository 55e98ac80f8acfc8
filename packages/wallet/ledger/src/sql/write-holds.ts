import { statement } from '@platform/database'

/**
 * Writes the holds that a set of postings placed ($2 to $9) and brings forward those there were ($10 to $13), as all
 * the postings left them. $1 company. Sent before the postings, whose entries name them, and only where there are any.
 */
export const writeHolds = statement(
  'wallet.write-holds',
  `with placed_hold as (
     insert into wallet.hold (company_id, id, wallet_id, version, amount, expires_at, captured, released, state)
     select $1, placed.*
       from unnest($2::uuid[], $3::uuid[], $4::bigint[], $5::bigint[], $6::timestamptz[], $7::bigint[], $8::bigint[],
                   $9::wallet.hold_state[]) as placed
     returning 1
   ), changed_hold as (
     update wallet.hold
        set captured = changed.captured, released = changed.released, state = changed.state
       from unnest($10::uuid[], $11::bigint[], $12::bigint[], $13::wallet.hold_state[])
         as changed (id, captured, released, state)
      where hold.company_id = $1 and hold.id = changed.id
     returning 1
   )
   select wallet.require((select count(*) from placed_hold) = cardinality($2)
                     and (select count(*) from changed_hold) = cardinality($10), 'a hold was not written whole')`,
)

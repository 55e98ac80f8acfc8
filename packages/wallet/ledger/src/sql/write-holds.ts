import { setStatement } from '@platform/database'

const placed = {
  id: 'uuid',
  wallet_id: 'uuid',
  version: 'bigint',
  amount: 'bigint',
  expires_at: 'timestamptz',
  captured: 'bigint',
  released: 'bigint',
  state: 'wallet.hold_state',
} as const

const changed = {
  id: 'uuid',
  captured: 'bigint',
  released: 'bigint',
  state: 'wallet.hold_state',
} as const

/**
 * Writes the holds that a set of postings placed and brings forward those there were, as all the postings left them.
 * $1 company. Sent before the postings, whose entries name them, and only where there are any.
 */
export const writeHolds = setStatement(
  'wallet.write-holds',
  { given: 1, sets: { placed, changed } },
  (sql) => `with placed_hold as (
     insert into wallet.hold (company_id, id, wallet_id, version, amount, expires_at, captured, released, state)
     select $1, placed.*
       from ${sql.placed.rows} as placed
     returning 1
   ), changed_hold as (
     update wallet.hold
        set captured = changed.captured, released = changed.released, state = changed.state
       from ${sql.changed.rows} as changed
      where hold.company_id = $1 and hold.id = changed.id
     returning 1
   )
   select wallet.require((select count(*) from placed_hold) = ${sql.placed.count}
                     and (select count(*) from changed_hold) = ${sql.changed.count}, 'a hold was not written whole')`,
)

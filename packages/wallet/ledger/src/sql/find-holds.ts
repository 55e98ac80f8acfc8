import { statement } from '@platform/database'
import type { HoldState } from '../decide/state.ts'
import type { LotRow } from './find-open-lots.ts'

export interface HoldRow {
  id: string
  wallet_id: string
  version: bigint
  source: string
  amount: bigint
  captured: bigint
  released: bigint
  state: HoldState
  expires_at: Date
}

export interface HeldLotRow extends LotRow {
  hold_id: string
  held: bigint
}

/** The open holds of customers, and holds by id whatever became of them: $1 company, $2 customers, $3 ids. */
export const findHolds = statement<HoldRow>(
  'wallet.find-holds',
  `select hold.id, hold.wallet_id, hold.version, placed.source, hold.amount, hold.captured, hold.released, hold.state,
          hold.expires_at
     from (
       select hold.*
         from wallet.wallet
         join wallet.hold on hold.company_id = $1 and hold.wallet_id = wallet.id and hold.state = 'open'
        where wallet.company_id = $1 and wallet.customer_id = any($2::uuid[])
       union
       select * from wallet.hold where company_id = $1 and id = any($3::uuid[])
     ) as hold
     join wallet.transaction placed on placed.company_id = $1 and placed.id = hold.id`,
)

/** What each of those holds still has of lots. */
export const findHeldLots = statement<HeldLotRow>(
  'wallet.find-held-lots',
  `select held.hold_id, held.amount as held, lot.wallet_id, lot.version, lot.line, lot.origin, lot.amount,
          lot.remaining, lot.reserved, lot.consumed, lot.expired, lot.expires_at
     from (
       select entry.hold_id, used.wallet_id, used.lot_version, used.lot_line,
              sum(used.amount * ((used.to_part = 'reserved')::int - (used.from_part = 'reserved')::int))::bigint as amount
         from (
           select hold.id
             from wallet.wallet
             join wallet.hold on hold.company_id = $1 and hold.wallet_id = wallet.id and hold.state = 'open'
            where wallet.company_id = $1 and wallet.customer_id = any($2::uuid[])
           union
           select unnest($3::uuid[])
         ) as wanted
         join wallet.entry entry on entry.company_id = $1 and entry.hold_id = wanted.id
         join wallet.lot_use used
           on used.company_id = $1 and used.wallet_id = entry.wallet_id and used.version = entry.version
        group by entry.hold_id, used.wallet_id, used.lot_version, used.lot_line
     ) as held
     join wallet.credit_lot lot
       on lot.company_id = $1 and lot.wallet_id = held.wallet_id
      and lot.version = held.lot_version and lot.line = held.lot_line
    where held.amount > 0`,
)

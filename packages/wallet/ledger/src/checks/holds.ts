import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'
import { entryOf, lotOf } from './subjects.ts'

const otherState = `case hold.state
                 when 'open' then ${sqlSentence('is open; its entries say otherwise')}
                 when 'captured' then ${sqlSentence('is captured; its entries say otherwise')}
                 when 'released' then ${sqlSentence('is released; its entries say otherwise')}
                 else ${sqlSentence('is expired; its entries say otherwise')} end`

export const holdsMatchEntries = sqlCheck(
  'wallet.holds',
  'Every hold was placed, captured and released as its entries say, and has reserved of lots what is left of it',
  `select hold.company_id, ${sqlSentence('hold {{hold}}', { hold: 'hold.id' })} as subject,
          case when (hold.amount, hold.captured, hold.released, hold.amount - hold.captured - hold.released) is distinct from
                    (coalesce(moved.placed, 0), coalesce(moved.captured, 0), coalesce(moved.released, 0),
                     coalesce(moved.reserved, 0))
               then ${sqlSentence(
                 'of {{amount, money}}: captured {{captured, money}}, released {{released, money}}; its entries say {{movedCaptured, money}} of {{placed, money}}, {{movedReleased, money}}, and have reserved {{reserved, money}}',
                 {
                   amount: 'hold.amount',
                   captured: 'hold.captured',
                   released: 'hold.released',
                   movedCaptured: 'coalesce(moved.captured, 0)',
                   placed: 'coalesce(moved.placed, 0)',
                   movedReleased: 'coalesce(moved.released, 0)',
                   reserved: 'coalesce(moved.reserved, 0)',
                 },
               )}
               when hold.state <> case when hold.captured + hold.released < hold.amount then 'open'
                                       when hold.released = 0 then 'captured'
                                       when moved.expired then 'expired' else 'released' end::wallet.hold_state
               then ${otherState}
               when moved.late then ${sqlSentence('was captured after it had expired')}
          end as finding
     from wallet.hold
     left join (
            select entry.company_id, entry.hold_id,
                   sum(entry.held_change) filter (where transaction.kind = 'hold') as placed,
                   -sum(entry.held_change) filter (where transaction.kind = 'capture') as captured,
                   -sum(entry.held_change) filter (where transaction.kind = 'release') as released,
                   bool_or(transaction.source = 'hold-expiry:' || entry.hold_id) as expired,
                   bool_or(transaction.kind = 'capture' and transaction.recorded_at >= hold.expires_at) as late,
                   sum(reserved.amount) as reserved
              from wallet.entry
              join wallet.hold on hold.company_id = entry.company_id and hold.id = entry.hold_id
                              and hold.wallet_id = entry.wallet_id
              join wallet.transaction
                on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
              left join (
                     select company_id, wallet_id, version,
                            sum(amount * ((to_part = 'reserved')::int - (from_part = 'reserved')::int)) as amount
                       from wallet.lot_use
                      group by company_id, wallet_id, version
                   ) as reserved
                on reserved.company_id = entry.company_id and reserved.wallet_id = entry.wallet_id
               and reserved.version = entry.version
             where entry.hold_id is not null
             group by entry.company_id, entry.hold_id
          ) as moved on moved.company_id = hold.company_id and moved.hold_id = hold.id
    where ${inScope('hold')}`,
)

export const captureTakesWhatItHeld = sqlCheck(
  'wallet.captures',
  'A capture spends exactly what it takes off its hold; placing and releasing one leave the balance alone',
  `select entry.company_id, ${entryOf('entry')} as subject,
          case when (entry.hold_id is null) <> (entry.held_change = 0)
                 or entry.hold_id is not null and entry.amount not in (0, entry.held_change)
                 or entry.hold_id is not null and (transaction.kind = 'capture') <> (entry.amount <> 0)
               then ${sqlSentence(
                 'a {{kind}} that moves {{amount, money}} and changes what is held by {{heldChange, money}}',
                 { kind: 'transaction.kind', amount: 'entry.amount', heldChange: 'entry.held_change' },
               )} end as finding
     from wallet.entry
     join wallet.transaction
       on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
    where (entry.hold_id is not null or entry.held_change <> 0) and ${inScope('entry')}`,
)

export const nothingLapsedEarly = sqlCheck(
  'wallet.expiry',
  'No lot lapsed before it expired',
  `select used.company_id, ${lotOf('used.wallet_id', 'used.lot_version', 'used.lot_line')} as subject,
          case when lot.expires_at is null
               then ${sqlSentence(
                 '{{amount, money}} of it lapsed on {{lapsed, moment}}; it expires on no day',
                 {
                   amount: 'used.amount',
                   lapsed: 'transaction.recorded_at',
                 },
               )}
               when transaction.recorded_at < lot.expires_at or transaction.kind <> 'expiry'
               then ${sqlSentence(
                 '{{amount, money}} of it lapsed on {{lapsed, moment}}; it expires on {{expires, moment}}',
                 { amount: 'used.amount', lapsed: 'transaction.recorded_at', expires: 'lot.expires_at' },
               )} end as finding
     from wallet.lot_use used
     join wallet.credit_lot lot
       on lot.company_id = used.company_id and lot.wallet_id = used.wallet_id
      and lot.version = used.lot_version and lot.line = used.lot_line
     join wallet.entry
       on entry.company_id = used.company_id and entry.wallet_id = used.wallet_id and entry.version = used.version
     join wallet.transaction
       on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
    where used.to_part = 'expired' and ${inScope('used')}`,
)

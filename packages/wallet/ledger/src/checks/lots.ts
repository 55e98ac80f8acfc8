import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'
import { lotOf, walletOf } from './subjects.ts'

export const lotsMatchUses = sqlCheck(
  'wallet.lots',
  'Every credit lot divides as the uses made of it say',
  `select lot.company_id, ${lotOf('lot.wallet_id', 'lot.version', 'lot.line')} as subject,
          case when (lot.remaining, lot.reserved, lot.consumed, lot.expired) is distinct from
                    (lot.amount + coalesce(used.remaining, 0), coalesce(used.reserved, 0),
                     coalesce(used.consumed, 0), coalesce(used.expired, 0))
               then ${sqlSentence(
                 'of {{amount, money}}: remaining {{remaining, money}}, reserved {{reserved, money}}, consumed {{consumed, money}}, expired {{expired, money}}; its uses say {{usedRemaining, money}}, {{usedReserved, money}}, {{usedConsumed, money}}, {{usedExpired, money}}',
                 {
                   amount: 'lot.amount',
                   remaining: 'lot.remaining',
                   reserved: 'lot.reserved',
                   consumed: 'lot.consumed',
                   expired: 'lot.expired',
                   usedRemaining: 'lot.amount + coalesce(used.remaining, 0)',
                   usedReserved: 'coalesce(used.reserved, 0)',
                   usedConsumed: 'coalesce(used.consumed, 0)',
                   usedExpired: 'coalesce(used.expired, 0)',
                 },
               )} end as finding
     from wallet.credit_lot lot
     left join (
            select company_id, wallet_id, lot_version, lot_line,
                   sum(amount * ((to_part = 'remaining')::int - (from_part = 'remaining')::int)) as remaining,
                   sum(amount * ((to_part = 'reserved')::int - (from_part = 'reserved')::int)) as reserved,
                   sum(amount * ((to_part = 'consumed')::int - (from_part = 'consumed')::int)) as consumed,
                   sum(amount * ((to_part = 'expired')::int - (from_part = 'expired')::int)) as expired
              from wallet.lot_use
             group by company_id, wallet_id, lot_version, lot_line
          ) as used
       on used.company_id = lot.company_id and used.wallet_id = lot.wallet_id
      and used.lot_version = lot.version and used.lot_line = lot.line
    where ${inScope('lot')}`,
)

export const openLotsAreTheBalance = sqlCheck(
  'wallet.open-lots',
  'What remains of the lots of every wallet is the positive part of what is available, and what is reserved is held',
  `select wallet.company_id, ${walletOf('wallet.id')} as subject,
          case when greatest(wallet.balance - wallet.held, 0) <> coalesce(open.remaining, 0)
                 or wallet.held <> coalesce(open.reserved, 0)
               then ${sqlSentence(
                 'balance {{balance, money}}, held {{held, money}}, and lots of which {{remaining, money}} remains and {{reserved, money}} is reserved',
                 {
                   balance: 'wallet.balance',
                   held: 'wallet.held',
                   remaining: 'coalesce(open.remaining, 0)',
                   reserved: 'coalesce(open.reserved, 0)',
                 },
               )} end as finding
     from wallet.wallet
     left join (
            select company_id, wallet_id, sum(remaining) as remaining, sum(reserved) as reserved
              from wallet.credit_lot
             where open
             group by company_id, wallet_id
          ) as open on open.company_id = wallet.company_id and open.wallet_id = wallet.id
    where ${inScope('wallet')}`,
)

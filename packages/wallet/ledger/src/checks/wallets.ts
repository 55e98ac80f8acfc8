import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'
import { walletOf } from './subjects.ts'

export const walletsAboveFloor = sqlCheck(
  'wallet.available',
  'No wallet has less available than its floor, and each holds the sum of its open holds',
  `select wallet.company_id, ${walletOf('wallet.id')} as subject,
          case when wallet.balance - wallet.held < wallet.floor or wallet.held <> coalesce(open.amount, 0)
               then ${sqlSentence(
                 'balance {{balance, money}}, held {{held, money}}, floor {{floor, money}}; its open holds add up to {{open, money}}',
                 {
                   balance: 'wallet.balance',
                   held: 'wallet.held',
                   floor: 'wallet.floor',
                   open: 'coalesce(open.amount, 0)',
                 },
               )} end as finding
     from wallet.wallet
     left join (
            select company_id, wallet_id, sum(amount - captured - released) as amount
              from wallet.hold
             where state = 'open'
             group by company_id, wallet_id
          ) as open on open.company_id = wallet.company_id and open.wallet_id = wallet.id
    where ${inScope('wallet')}`,
)

export const walletsMatchEntries = sqlCheck(
  'wallet.balance',
  'Every wallet stands where its last entry left it, and its balance is the sum of its entries',
  `select wallet.company_id, ${walletOf('wallet.id')} as subject,
          case when (wallet.balance, wallet.held, wallet.version, wallet.balance, wallet.held) is distinct from
                    (coalesce(moved.amount, 0), coalesce(moved.held, 0), coalesce(moved.entries, 0),
                     coalesce(last.balance_after, 0), coalesce(last.held_after, 0))
               then ${sqlSentence(
                 'balance {{balance, money}}, held {{held, money}}, version {{version}}; its entries, {{entries, figure}} of them, add up to {{moved, money}}, held {{movedHeld, money}}',
                 {
                   balance: 'wallet.balance',
                   held: 'wallet.held',
                   version: 'wallet.version',
                   entries: 'coalesce(moved.entries, 0)',
                   moved: 'coalesce(moved.amount, 0)',
                   movedHeld: 'coalesce(moved.held, 0)',
                 },
               )} end as finding
     from wallet.wallet
     left join (
            select company_id, wallet_id, count(*) as entries, sum(amount) as amount, sum(held_change) as held
              from wallet.entry
             group by company_id, wallet_id
          ) as moved on moved.company_id = wallet.company_id and moved.wallet_id = wallet.id
     left join wallet.entry last
       on last.company_id = wallet.company_id and last.wallet_id = wallet.id and last.version = wallet.version
    where ${inScope('wallet')}`,
)

import { inScope, sqlCheck, sqlSentence, upTo } from '@platform/plugin-api'
import { entryOf, walletOf } from './subjects.ts'

export const entriesFollowEachOther = sqlCheck(
  'wallet.entries',
  'The versions of a wallet have no gap, and every entry starts from where the one before ended',
  `select company_id, ${entryOf('entry')} as subject,
          case when version <> version_before + 1
                 or balance_after <> balance_before::numeric + amount
                 or held_after <> held_before::numeric + held_change
               then ${sqlSentence(
                 'follows version {{before}} with balance {{balance, money}} and held {{held, money}}; moves {{amount, money}} and {{heldChange, money}} to {{balanceAfter, money}} and {{heldAfter, money}}',
                 {
                   before: 'version_before',
                   balance: 'balance_before',
                   held: 'held_before',
                   amount: 'amount',
                   heldChange: 'held_change',
                   balanceAfter: 'balance_after',
                   heldAfter: 'held_after',
                 },
               )} end as finding
     from (
       select entry.*,
              coalesce(lag(version) over chain, 0) as version_before,
              coalesce(lag(balance_after) over chain, 0) as balance_before,
              coalesce(lag(held_after) over chain, 0) as held_before
         from wallet.entry
        where ${inScope('entry')}
       window chain as (partition by company_id, wallet_id order by version)
     ) as entry`,
)

export const entriesAreUnaltered = sqlCheck(
  'wallet.hash-chain',
  'The hash of every entry follows from its rows and from the hash before it',
  `select company_id, ${entryOf('entry_hash')} as subject,
          case when stored <> computed then ${sqlSentence('was altered: its rows no longer give its hash')}
          end as finding
     from wallet.entry_hash
    where ${inScope('entry_hash')}`,
)

export const walletsKeepTheLastHash = sqlCheck(
  'wallet.last-hash',
  'Every wallet keeps the hash of its last entry, or of whose it is and in which currency',
  `select wallet.company_id, ${walletOf('wallet.id')} as subject,
          case when wallet.last_hash is distinct from
                    case when wallet.version > 0 then entry.hash
                         else wallet.genesis_hash(wallet.company_id, wallet.id, wallet.customer_id, wallet.currency)
                    end
               then ${sqlSentence('its last hash is not that of version {{last}}', { last: 'wallet.version' })}
          end as finding
     from wallet.wallet
     left join wallet.entry
       on entry.company_id = wallet.company_id and entry.wallet_id = wallet.id and entry.version = wallet.version
    where ${inScope('wallet')}`,
)

export const entriesAddUpByClass = sqlCheck(
  'wallet.classes',
  'What an entry moved of each class of credit adds up to it, so that balances by class are right at any date',
  `select entry.company_id, ${entryOf('entry')} as subject,
          case when entry.amount <> coalesce(part.amount, 0)
               then ${sqlSentence(
                 'moves {{amount, money}}; its lots and its share below zero add up to {{parts, money}}',
                 { amount: 'entry.amount', parts: 'coalesce(part.amount, 0)' },
               )} end as finding
     from wallet.entry
     join wallet.transaction
       on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
     left join (
            select company_id, wallet_id, version, sum(amount) as amount
              from wallet.entry_part_view
             group by company_id, wallet_id, version
          ) as part
       on part.company_id = entry.company_id and part.wallet_id = entry.wallet_id and part.version = entry.version
    where ${inScope('entry')} and ${upTo('transaction.accounting_date')}`,
)

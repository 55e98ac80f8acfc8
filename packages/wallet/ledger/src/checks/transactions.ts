import { inScope, sqlCheck, sqlSentence } from '@platform/plugin-api'
import { transactionOf } from './subjects.ts'

export const transactionsMoveWallets = sqlCheck(
  'wallet.transactions',
  'Every transaction moved a wallet, and every movement belongs to a transaction and a wallet',
  `select judged.company_id, ${transactionOf('judged.id')} as subject,
          case when judged.wallet_id is null then ${sqlSentence('moved no wallet')}
               when judged.missing = 'transaction'
                 then ${sqlSentence('moved wallet {{wallet}}; the transaction is not there', { wallet: 'judged.wallet_id' })}
               when judged.missing = 'wallet'
                 then ${sqlSentence('moved wallet {{wallet}}; the wallet is not there', { wallet: 'judged.wallet_id' })}
          end as finding
     from (
       select transaction.company_id, transaction.id, entry.wallet_id, null as missing
         from wallet.transaction
         left join wallet.entry
           on entry.company_id = transaction.company_id and entry.transaction_id = transaction.id
       union all
       select entry.company_id, entry.transaction_id, entry.wallet_id,
              case when transaction.id is null then 'transaction' else 'wallet' end
         from wallet.entry
         left join wallet.transaction
           on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
         left join wallet.wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
        where transaction.id is null or wallet.id is null
     ) as judged
    where ${inScope('judged')}`,
)

const madeBy = { wallet: 'made.wallet_id', version: 'made.version' }
const madeOf = `case made.what
            when 'lot' then ${sqlSentence('a lot of wallet {{wallet}} version {{version}}', madeBy)}
            when 'hold' then ${sqlSentence('a hold of wallet {{wallet}} version {{version}}', madeBy)}
            else ${sqlSentence('a use of wallet {{wallet}} version {{version}}', madeBy)} end`

export const lotsAndUsesBelongToEntries = sqlCheck(
  'wallet.lots-and-uses',
  'Every lot, use of a lot and hold belongs to an entry, and every use to a lot',
  `select made.company_id, ${madeOf} as subject,
          case when entry.version is null then ${sqlSentence('its entry is not there')}
               when made.lot_version is not null and lot.version is null
                 then ${sqlSentence('uses the lot of version {{version}} line {{line}}, which is not there', {
                   version: 'made.lot_version',
                   line: 'made.lot_line',
                 })} end as finding
     from (
       select company_id, wallet_id, version, null::bigint as lot_version, null::smallint as lot_line, 'lot' as what
         from wallet.credit_lot
       union all
       select company_id, wallet_id, version, null, null, 'hold' from wallet.hold
       union all
       select company_id, wallet_id, version, lot_version, lot_line, 'use' from wallet.lot_use
     ) as made
     left join wallet.entry
       on entry.company_id = made.company_id and entry.wallet_id = made.wallet_id and entry.version = made.version
     left join wallet.credit_lot lot
       on lot.company_id = made.company_id and lot.wallet_id = made.wallet_id
      and lot.version = made.lot_version and lot.line = made.lot_line
    where ${inScope('made')}`,
)

const severalTransactions = sqlSentence('{{transactions, figure}} transactions', { transactions: 'count(*)' })

export const keysHaveOneEffect = sqlCheck(
  'wallet.keys',
  'Every idempotency key has one transaction',
  `select company_id,
          ${sqlSentence('key {{key}} of {{procedure}}', { key: 'idempotency_key', procedure: 'procedure' })} as subject,
          case when count(*) > 1 then ${severalTransactions} end as finding
     from wallet.transaction
    where ${inScope('transaction')}
    group by company_id, procedure, idempotency_key`,
)

export const sourcesHaveOneEffect = sqlCheck(
  'wallet.sources',
  'Every source has one transaction of a kind',
  `select company_id, ${sqlSentence('{{kind}} {{source}}', { kind: 'kind', source: 'source' })} as subject,
          case when count(*) > 1 then ${severalTransactions} end as finding
     from wallet.transaction
    where ${inScope('transaction')}
    group by company_id, kind, source`,
)

export const transfersMoveNothingAway = sqlCheck(
  'wallet.transfers',
  'What a transfer takes from one wallet it gives to another of the same currency',
  `select entry.company_id, ${transactionOf('entry.transaction_id')} as subject,
          case when sum(entry.amount) <> 0 or min(wallet.currency) <> max(wallet.currency)
               then ${sqlSentence('its entries, {{entries, figure}} of them, add up to {{amount, money}}', {
                 entries: 'count(*)',
                 amount: 'sum(entry.amount)',
               })} end as finding
     from wallet.entry
     join wallet.wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
    where entry.counterpart = 'wallets' and ${inScope('entry')}
    group by entry.company_id, entry.transaction_id`,
)

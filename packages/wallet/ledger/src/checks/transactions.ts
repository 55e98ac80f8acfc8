import { inScope, sqlCheck } from './sql-check.ts'

const countTransactions = `select count(*) from wallet.transaction where ${inScope('transaction')}`

export const transactionsAreWhole = sqlCheck({
  id: 'wallet.transactions',
  title: 'Every transaction moved a wallet, and every movement, lot and use belongs to one',
  counted: countTransactions,
  differing: `
    select transaction.company_id, 'transaction ' || transaction.id as subject, 'moved no wallet' as finding
      from wallet.transaction
      left join wallet.entry
        on entry.company_id = transaction.company_id and entry.transaction_id = transaction.id
     where ${inScope('transaction')} and entry.version is null
    union all
    select entry.company_id, format('wallet %s version %s', entry.wallet_id, entry.version),
           format('names the transaction %s and the wallet; one is not there', entry.transaction_id)
      from wallet.entry
      left join wallet.transaction
        on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
      left join wallet.wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
     where ${inScope('entry')} and (transaction.id is null or wallet.id is null)
    union all
    select made.company_id, format('wallet %s version %s', made.wallet_id, made.version),
           made.what || ' of an entry that is not there'
      from (
        select company_id, wallet_id, version, 'a lot' as what from wallet.credit_lot
        union all
        select company_id, wallet_id, version, 'a use of a lot' from wallet.lot_use
        union all
        select company_id, wallet_id, version, 'a hold' from wallet.hold
      ) as made
      left join wallet.entry
        on entry.company_id = made.company_id and entry.wallet_id = made.wallet_id and entry.version = made.version
     where ${inScope('made')} and entry.version is null
    union all
    select used.company_id, format('wallet %s version %s', used.wallet_id, used.version),
           format('uses the lot of version %s line %s, which is not there', used.lot_version, used.lot_line)
      from wallet.lot_use used
      left join wallet.credit_lot lot
        on lot.company_id = used.company_id and lot.wallet_id = used.wallet_id
       and lot.version = used.lot_version and lot.line = used.lot_line
     where ${inScope('used')} and lot.version is null`,
})

export const keysHaveOneEffect = sqlCheck({
  id: 'wallet.keys',
  title: 'Every idempotency key and every source has one transaction',
  counted: countTransactions,
  differing: `
    select company_id, format('key %s of %s', idempotency_key, procedure) as subject,
           count(*) || ' transactions' as finding
      from wallet.transaction
     where ${inScope('transaction')}
     group by company_id, procedure, idempotency_key
    having count(*) > 1
    union all
    select company_id, format('%s %s', kind, source), count(*) || ' transactions'
      from wallet.transaction
     where ${inScope('transaction')}
     group by company_id, kind, source
    having count(*) > 1`,
})

export const transfersMoveNothingAway = sqlCheck({
  id: 'wallet.transfers',
  title: 'What a transfer takes from one wallet it gives to another of the same currency',
  counted: `
    select count(distinct (company_id, transaction_id)) from wallet.entry
     where counterpart = 'wallets' and ${inScope('entry')}`,
  differing: `
    select entry.company_id, 'transaction ' || entry.transaction_id as subject,
           format('its %s entries add up to %s', count(*), sum(entry.amount)) as finding
      from wallet.entry
      join wallet.wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
     where entry.counterpart = 'wallets' and ${inScope('entry')}
     group by entry.company_id, entry.transaction_id
    having sum(entry.amount) <> 0 or min(wallet.currency) <> max(wallet.currency)`,
})

import { setStatement } from '@platform/database'

const moved = {
  id: 'uuid',
  version_read: 'bigint',
  balance: 'bigint',
  held: 'bigint',
  version: 'bigint',
  last_hash: 'bytea',
} as const

const transactions = {
  id: 'uuid',
  kind: 'wallet.transaction_kind',
  procedure: 'text',
  idempotency_key: 'uuid',
  request_hash: 'bytea',
  source: 'text',
  note: 'text',
  actor_id: 'uuid',
  occurred_at: 'timestamptz',
  accounting_date: 'date',
  reverses: 'uuid',
  refund_of: 'uuid',
} as const

const entries = {
  wallet_id: 'uuid',
  version: 'bigint',
  transaction_id: 'uuid',
  amount: 'bigint',
  held_change: 'bigint',
  counterpart: 'wallet.counterpart',
  balance_after: 'bigint',
  held_after: 'bigint',
  hold_id: 'uuid',
  hash: 'bytea',
} as const

const lots = {
  wallet_id: 'uuid',
  version: 'bigint',
  line: 'smallint',
  origin: 'wallet.lot_origin',
  amount: 'bigint',
  expires_at: 'timestamptz',
  remaining: 'bigint',
  reserved: 'bigint',
  consumed: 'bigint',
  expired: 'bigint',
} as const

const usedLots = {
  wallet_id: 'uuid',
  version: 'bigint',
  line: 'smallint',
  remaining: 'bigint',
  reserved: 'bigint',
  consumed: 'bigint',
  expired: 'bigint',
} as const

const uses = {
  wallet_id: 'uuid',
  version: 'bigint',
  line: 'smallint',
  lot_version: 'bigint',
  lot_line: 'smallint',
  amount: 'bigint',
  from_part: 'wallet.lot_part',
  to_part: 'wallet.lot_part',
} as const

/**
 * Writes a set of postings whole. $1 company, $2 when they are recorded. Whoever loses a race for a key or a source
 * runs again, and finds the winner's transaction.
 */
export const writePostings = setStatement(
  'wallet.write-postings',
  { given: 2, sets: { moved, transactions, entries, lots, usedLots, uses } },
  (sql) => `with moved_wallet as (
     update wallet.wallet
        set balance = moved.balance, held = moved.held, version = moved.version, last_hash = moved.last_hash
       from ${sql.moved.rows} as moved
      where wallet.company_id = $1 and wallet.id = moved.id and wallet.version = moved.version_read
     returning 1
   ), made_transaction as (
     insert into wallet.transaction (company_id, recorded_at, id, kind, procedure, idempotency_key, request_hash,
            source, note, actor_id, occurred_at, accounting_date, reverses, refund_of)
     select $1, $2::timestamptz, made.*
       from ${sql.transactions.rows} as made
     returning 1
   ), made_entry as (
     insert into wallet.entry (company_id, wallet_id, version, transaction_id, amount, held_change, counterpart,
            balance_after, held_after, hold_id, hash)
     select $1, made.*
       from ${sql.entries.rows} as made
     returning 1
   ), made_lot as (
     insert into wallet.credit_lot (company_id, wallet_id, version, line, origin, amount, expires_at, remaining,
            reserved, consumed, expired)
     select $1, made.*
       from ${sql.lots.rows} as made
     returning 1
   ), used_lot as (
     update wallet.credit_lot lot
        set remaining = used.remaining, reserved = used.reserved, consumed = used.consumed, expired = used.expired
       from ${sql.usedLots.rows} as used
      where lot.company_id = $1 and lot.wallet_id = used.wallet_id and lot.version = used.version
        and lot.line = used.line
     returning 1
   ), made_use as (
     insert into wallet.lot_use (company_id, wallet_id, version, line, lot_version, lot_line, amount, from_part,
            to_part)
     select $1, made.*
       from ${sql.uses.rows} as made
     returning 1
   )
   select wallet.require(count(*) filter (where written.what = 'moved wallet') = ${sql.moved.count},
                         'a wallet was not at the version that was read under its lock'),
          wallet.require(count(*) filter (where written.what = 'used lot') = ${sql.usedLots.count},
                         'a lot that was used is not there'),
          wallet.require(count(*) filter (where written.what = 'new row') = ${sql.transactions.count} + ${sql.entries.count}
                                                                          + ${sql.lots.count} + ${sql.uses.count},
                         'a posting was not written whole')
     from (select 'moved wallet' from moved_wallet
           union all select 'used lot' from used_lot
           union all select 'new row' from made_transaction
           union all select 'new row' from made_entry
           union all select 'new row' from made_lot
           union all select 'new row' from made_use) as written (what)`,
  { retryOn: ['transaction_idempotency_key', 'transaction_source', 'transaction_reversed_once'] },
)

import { statement } from '@platform/database'

/**
 * Writes a set of postings whole. $1 company, $2 when they are recorded, then one array a column, in the order of the
 * columns below. Whoever loses a race for a key or a source runs again, and finds the winner's transaction.
 */
export const writePostings = statement(
  'wallet.write-postings',
  `with moved_wallet as (
     update wallet.wallet
        set balance = moved.balance, held = moved.held, version = moved.version, last_hash = moved.last_hash
       from unnest($3::uuid[], $4::bigint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bytea[])
         as moved (id, version_read, balance, held, version, last_hash)
      where wallet.company_id = $1 and wallet.id = moved.id and wallet.version = moved.version_read
     returning 1
   ), made_transaction as (
     insert into wallet.transaction (company_id, recorded_at, id, kind, procedure, idempotency_key, request_hash,
            source, note, actor_id, occurred_at, accounting_date, reverses, refund_of)
     select $1, $2::timestamptz, made.*
       from unnest($9::uuid[], $10::wallet.transaction_kind[], $11::text[], $12::uuid[], $13::bytea[], $14::text[],
                   $15::text[], $16::uuid[], $17::timestamptz[], $18::date[], $19::uuid[], $20::uuid[]) as made
     returning 1
   ), made_entry as (
     insert into wallet.entry (company_id, wallet_id, version, transaction_id, amount, held_change, counterpart,
            balance_after, held_after, hold_id, hash)
     select $1, made.*
       from unnest($21::uuid[], $22::bigint[], $23::uuid[], $24::bigint[], $25::bigint[], $26::wallet.counterpart[],
                   $27::bigint[], $28::bigint[], $29::uuid[], $30::bytea[]) as made
     returning 1
   ), made_lot as (
     insert into wallet.credit_lot (company_id, wallet_id, version, line, origin, amount, expires_at, remaining,
            reserved, consumed, expired)
     select $1, made.*
       from unnest($31::uuid[], $32::bigint[], $33::smallint[], $34::wallet.lot_origin[], $35::bigint[],
                   $36::timestamptz[], $37::bigint[], $38::bigint[], $39::bigint[], $40::bigint[]) as made
     returning 1
   ), used_lot as (
     update wallet.credit_lot lot
        set remaining = used.remaining, reserved = used.reserved, consumed = used.consumed, expired = used.expired
       from unnest($41::uuid[], $42::bigint[], $43::smallint[], $44::bigint[], $45::bigint[], $46::bigint[],
                   $47::bigint[]) as used (wallet_id, version, line, remaining, reserved, consumed, expired)
      where lot.company_id = $1 and lot.wallet_id = used.wallet_id and lot.version = used.version
        and lot.line = used.line
     returning 1
   ), made_use as (
     insert into wallet.lot_use (company_id, wallet_id, version, line, lot_version, lot_line, amount, from_part,
            to_part)
     select $1, made.*
       from unnest($48::uuid[], $49::bigint[], $50::smallint[], $51::bigint[], $52::smallint[], $53::bigint[],
                   $54::wallet.lot_part[], $55::wallet.lot_part[]) as made
     returning 1
   )
   select wallet.require(count(*) filter (where written.what = 'moved wallet') = cardinality($3),
                         'a wallet was not at the version that was read under its lock'),
          wallet.require(count(*) filter (where written.what = 'used lot') = cardinality($41),
                         'a lot that was used is not there'),
          wallet.require(count(*) filter (where written.what = 'new row') = cardinality($9) + cardinality($21)
                                                                          + cardinality($31) + cardinality($48),
                         'a posting was not written whole')
     from (select 'moved wallet' from moved_wallet
           union all select 'used lot' from used_lot
           union all select 'new row' from made_transaction
           union all select 'new row' from made_entry
           union all select 'new row' from made_lot
           union all select 'new row' from made_use) as written (what)`,
  { retryOn: ['transaction_idempotency_key', 'transaction_source', 'transaction_reversed_once'] },
)

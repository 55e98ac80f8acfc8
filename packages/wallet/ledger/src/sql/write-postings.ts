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
     insert into wallet.entry (company_id, wallet_id, version, transaction_id, amount, counterpart, balance_after,
            held_after, hash)
     select $1, made.*
       from unnest($21::uuid[], $22::bigint[], $23::uuid[], $24::bigint[], $25::wallet.counterpart[], $26::bigint[],
                   $27::bigint[], $28::bytea[]) as made
     returning 1
   ), made_lot as (
     insert into wallet.credit_lot (company_id, wallet_id, version, line, origin, amount, expires_at, remaining,
            reserved, consumed, expired)
     select $1, made.*
       from unnest($29::uuid[], $30::bigint[], $31::smallint[], $32::wallet.lot_origin[], $33::bigint[],
                   $34::timestamptz[], $35::bigint[], $36::bigint[], $37::bigint[], $38::bigint[]) as made
     returning 1
   ), used_lot as (
     update wallet.credit_lot lot
        set remaining = used.remaining, reserved = used.reserved, consumed = used.consumed, expired = used.expired
       from unnest($39::uuid[], $40::bigint[], $41::smallint[], $42::bigint[], $43::bigint[], $44::bigint[],
                   $45::bigint[]) as used (wallet_id, version, line, remaining, reserved, consumed, expired)
      where lot.company_id = $1 and lot.wallet_id = used.wallet_id and lot.version = used.version
        and lot.line = used.line
     returning 1
   ), made_use as (
     insert into wallet.lot_use (company_id, wallet_id, version, line, lot_version, lot_line, amount, from_part,
            to_part)
     select $1, made.*
       from unnest($46::uuid[], $47::bigint[], $48::smallint[], $49::bigint[], $50::smallint[], $51::bigint[],
                   $52::wallet.lot_part[], $53::wallet.lot_part[]) as made
     returning 1
   )
   select wallet.require((select count(*) from moved_wallet) = cardinality($3),
                         'a wallet was not at the version that was read under its lock'),
          wallet.require((select count(*) from used_lot) = cardinality($39), 'a lot that was used is not there'),
          wallet.require((select count(*) from made_transaction) = cardinality($9)
                     and (select count(*) from made_entry) = cardinality($9)
                     and (select count(*) from made_lot) = cardinality($29)
                     and (select count(*) from made_use) = cardinality($46), 'a posting was not written whole')`,
  { retryOn: ['transaction_idempotency_key', 'transaction_source', 'transaction_reversed_once'] },
)

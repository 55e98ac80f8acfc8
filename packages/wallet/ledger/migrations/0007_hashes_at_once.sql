-- Up Migration

-- The same hashes of the same bytes, for half the work. PostgreSQL sends an array as twenty bytes of header and then every
-- element as its length and its bytes, a null as length -1: just what `wallet.field` makes of one field at a time.
create function wallet.fields(contents bytea[]) returns bytea language sql stable parallel safe
return substring(array_send(contents) from 21);

create function wallet.bytes(content text) returns bytea language sql stable parallel safe
return convert_to(content, 'UTF8');

create or replace view wallet.entry_hash as
with lots_made as (
  select company_id, wallet_id, version, count(*) as count,
         string_agg(
           wallet.fields(array[
             int8send(line), wallet.bytes(origin::text), int8send(amount), int8send(wallet.micros(expires_at))
           ]), ''::bytea order by line) as fields
    from wallet.credit_lot
   group by company_id, wallet_id, version
), lots_used as (
  select company_id, wallet_id, version, count(*) as count,
         string_agg(
           wallet.fields(array[
             int8send(line), int8send(lot_version), int8send(lot_line), int8send(amount),
             wallet.bytes(from_part::text), wallet.bytes(to_part::text)
           ]), ''::bytea order by line) as fields
    from wallet.lot_use
   group by company_id, wallet_id, version
)
select entry.company_id, entry.wallet_id, entry.version, entry.hash as stored,
       sha256(
         wallet.fields(array[
           'wallet-entry-v1'::bytea,
           coalesce(
             lag(entry.hash) over (partition by entry.company_id, entry.wallet_id order by entry.version),
             wallet.genesis_hash(wallet.company_id, wallet.id, wallet.customer_id, wallet.currency)),
           int8send(entry.company_id),
           uuid_send(entry.wallet_id),
           int8send(entry.version),
           uuid_send(transaction.id),
           wallet.bytes(transaction.kind::text),
           wallet.bytes(transaction.procedure),
           uuid_send(transaction.idempotency_key),
           transaction.request_hash,
           wallet.bytes(transaction.source),
           wallet.bytes(transaction.note),
           uuid_send(transaction.actor_id),
           int8send(wallet.micros(transaction.occurred_at)),
           int8send(wallet.micros(transaction.recorded_at)),
           wallet.bytes(to_char(transaction.accounting_date, 'YYYY-MM-DD')),
           uuid_send(transaction.reverses),
           uuid_send(transaction.refund_of),
           int8send(entry.amount),
           int8send(entry.held_change),
           wallet.bytes(entry.counterpart::text),
           int8send(entry.balance_after),
           int8send(entry.held_after),
           uuid_send(entry.hold_id),
           int8send(hold.amount),
           int8send(wallet.micros(hold.expires_at)),
           int8send(coalesce(lots_made.count, 0))
         ])
         || coalesce(lots_made.fields, ''::bytea)
         || wallet.field(coalesce(lots_used.count, 0)) || coalesce(lots_used.fields, ''::bytea)
       ) as computed
  from wallet.entry entry
  join wallet.wallet wallet on wallet.company_id = entry.company_id and wallet.id = entry.wallet_id
  join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
  left join wallet.hold hold
    on hold.company_id = entry.company_id and hold.wallet_id = entry.wallet_id and hold.version = entry.version
  left join lots_made
    on lots_made.company_id = entry.company_id and lots_made.wallet_id = entry.wallet_id
   and lots_made.version = entry.version
  left join lots_used
    on lots_used.company_id = entry.company_id and lots_used.wallet_id = entry.wallet_id
   and lots_used.version = entry.version;

-- Up Migration

-- Credit with its origin: what is still part of a balance, and the movement that brought it. What has lapsed is left
-- out, also while nobody has posted that yet.
create view wallet.lot_view as
select lot.company_id, lot.wallet_id, lot.version, lot.line, wallet.currency, lot.origin::text as origin,
       -- The order in which lots that expire alike are spent: that of the type.
       array_position(enum_range(null::wallet.lot_origin), lot.origin) as origin_rank,
       lot.amount, lot.remaining, lot.reserved, lot.expires_at, entry.transaction_id, transaction.kind::text as kind,
       transaction.accounting_date
  from wallet.credit_lot lot
  join wallet.wallet wallet on wallet.company_id = lot.company_id and wallet.id = lot.wallet_id
  join wallet.entry entry
    on entry.company_id = lot.company_id and entry.wallet_id = lot.wallet_id and entry.version = lot.version
  join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
 where lot.open and (lot.reserved > 0 or lot.expires_at is null or lot.expires_at > wallet.now());

-- What is set aside, for what, by whom and until when. One that has lapsed is none any more.
create view wallet.hold_view as
select hold.company_id, hold.id as hold_id, hold.wallet_id, wallet.customer_id, wallet.currency, hold.version,
       hold.amount, hold.captured, hold.released,
       case
         when hold.state = 'open' and hold.expires_at <= wallet.now() then 'expired'
         else hold.state::text
       end as state,
       hold.expires_at, placed.source, placed.note, placed.actor_id, placed.recorded_at as placed_at
  from wallet.hold hold
  join wallet.wallet wallet on wallet.company_id = hold.company_id and wallet.id = hold.wallet_id
  join wallet.transaction placed on placed.company_id = hold.company_id and placed.id = hold.id;

-- What was made of each class of credit, what of it was used and what expired, by the day it counts in the books.
-- A transfer only changes whose it is.
create view wallet.credit_flow_view as
select lot.company_id, lot.origin::text as origin, transaction.accounting_date, lot.amount as made, 0::bigint as used,
       0::bigint as expired
  from wallet.credit_lot lot
  join wallet.entry entry
    on entry.company_id = lot.company_id and entry.wallet_id = lot.wallet_id and entry.version = lot.version
  join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
 where transaction.kind <> 'transfer'
union all
select moved.company_id, lot.origin::text, transaction.accounting_date, 0,
       moved.amount * ((moved.to_part = 'consumed')::int - (moved.from_part = 'consumed')::int),
       moved.amount * ((moved.to_part = 'expired')::int - (moved.from_part = 'expired')::int)
  from wallet.lot_use moved
  join wallet.credit_lot lot
    on lot.company_id = moved.company_id and lot.wallet_id = moved.wallet_id
   and lot.version = moved.lot_version and lot.line = moved.lot_line
  join wallet.entry entry
    on entry.company_id = moved.company_id and entry.wallet_id = moved.wallet_id and entry.version = moved.version
  join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id
 where transaction.kind <> 'transfer';

grant select on wallet.lot_view, wallet.hold_view, wallet.credit_flow_view to erp_app;

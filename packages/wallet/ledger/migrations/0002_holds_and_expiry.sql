-- Up Migration

-- The clock that holds and lots expire by, and that entries are recorded with: the database's, whoever asks.
create function wallet.now() returns timestamptz language sql volatile return clock_timestamp();

-- What a hold has done is read from its entries.
create index entry_holds on wallet.entry (company_id, hold_id) where hold_id is not null;
create index hold_open on wallet.hold (company_id, wallet_id) where state = 'open';
-- Which lots have lapsed. Lots that never expire, nearly all of them, are not in it.
create index credit_lot_expiring on wallet.credit_lot (company_id, wallet_id, expires_at)
  where open and expires_at is not null;

-- Below zero counts what is available, not the balance: what a hold has set aside stays set aside while the rest of
-- the wallet is overdrawn. Without an overdraft, and without a hold, both are the same.
create or replace view wallet.entry_part_view as
select part.company_id, part.wallet_id, part.version, part.origin, part.amount
  from (
    select moved.company_id, moved.wallet_id, moved.version, moved.origin::text as origin, sum(moved.amount)::bigint as amount
      from (
        select company_id, wallet_id, version, origin, amount from wallet.credit_lot
        union all
        select used.company_id, used.wallet_id, used.version, lot.origin,
               used.amount * ((used.to_part in ('remaining', 'reserved'))::int
                            - (used.from_part in ('remaining', 'reserved'))::int)
          from wallet.lot_use used
          join wallet.credit_lot lot
            on lot.company_id = used.company_id and lot.wallet_id = used.wallet_id
           and lot.version = used.lot_version and lot.line = used.lot_line
      ) moved
     group by moved.company_id, moved.wallet_id, moved.version, moved.origin
    union all
    select company_id, wallet_id, version, 'overdraft',
           least(balance_after - held_after, 0) - least((balance_after - amount) - (held_after - held_change), 0)
      from wallet.entry
  ) part
 where part.amount <> 0;

-- Up Migration

-- Credit that may still be spent, and until when.
create view wallet.open_lot_view as
select lot.company_id, lot.wallet_id, wallet.customer_id, wallet.currency, lot.version, lot.line,
       lot.origin::text as origin, lot.remaining, lot.expires_at
  from wallet.credit_lot lot
  join wallet.wallet wallet on wallet.company_id = lot.company_id and wallet.id = lot.wallet_id
 where lot.open and lot.remaining > 0;
grant select on wallet.open_lot_view to erp_app;

-- Credit that has lapsed is not available, also while nobody has posted that yet.
create or replace view wallet.wallet_view as
select wallet.company_id, wallet.id as wallet_id, wallet.customer_id, wallet.currency, wallet.balance, wallet.held,
       wallet.balance - wallet.held - lapsed.amount as available, wallet.floor, wallet.status::text as status,
       wallet.version, wallet.created_at, transaction.recorded_at as last_moved_at
  from wallet.wallet wallet
 cross join lateral (
         select coalesce(sum(lot.remaining), 0)::bigint as amount
           from wallet.credit_lot lot
          where lot.company_id = wallet.company_id and lot.wallet_id = wallet.id and lot.open
            and lot.expires_at is not null and lot.expires_at <= wallet.now()
       ) as lapsed
  left join wallet.entry entry
    on entry.company_id = wallet.company_id and entry.wallet_id = wallet.id and entry.version = wallet.version
  left join wallet.transaction transaction
    on transaction.company_id = entry.company_id and transaction.id = entry.transaction_id;

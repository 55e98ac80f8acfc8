-- Up Migration
-- What of the credit outstanding is expected never to be used, and is income already: the debit balance of its account.
-- One row a company, taken after the wallets: what expires uses it up.
create table wallet_books.expected_breakage (
  company_id integer primary key,
  accrued bigint not null check (accrued >= 0)
);
grant select, insert, update on wallet_books.expected_breakage to erp_app;

-- Which months are done, so that none is counted twice.
create table wallet_books.breakage_accrual (
  company_id integer not null,
  -- Its first day.
  month date not null check (extract(day from month) = 1),
  -- What was recognised; below zero where less is expected than before.
  amount bigint not null,
  -- Null where nothing was to be booked.
  entry_id uuid,
  actor_id uuid,
  accrued_at timestamptz not null default clock_timestamp(),
  primary key (company_id, month),
  constraint breakage_accrual_booked check ((amount = 0) = (entry_id is null))
);
create trigger immutable before update or delete or truncate on wallet_books.breakage_accrual
  for each statement execute function wallet_books.refuse_change();
grant select, insert on wallet_books.breakage_accrual to erp_app;

-- Up Migration
-- Of which credit its customer was told that it expires soon, so that they are told once.
create table wallet_books.expiry_reminder (
  company_id integer not null,
  wallet_id uuid not null,
  -- The lot: (version, line) in its wallet.
  version bigint not null,
  line smallint not null,
  reminded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, wallet_id, version, line)
);
grant select, insert on wallet_books.expiry_reminder to erp_app;

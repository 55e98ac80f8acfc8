-- Up Migration
-- How customers prove at the till that a wallet is theirs.
create schema wallet_pos;
grant usage on schema wallet_pos to erp_app;

create table wallet_pos.customer_pin (
  company_id integer not null,
  customer_id uuid not null,
  -- argon2id, salt and costs included; the PIN itself is nowhere.
  pin_hash text not null check (pin_hash like '$argon2id$%'),
  set_at timestamptz not null default clock_timestamp(),
  set_by uuid,
  primary key (company_id, customer_id)
);
grant select, insert, update, delete on wallet_pos.customer_pin to erp_app;

-- Guesses at a customer's PIN, counted for every process alike.
create table wallet_pos.pin_attempt (
  company_id integer not null,
  customer_id uuid not null,
  begun_at timestamptz not null default now(),
  attempts integer not null check (attempts > 0),
  primary key (company_id, customer_id)
) with (fillfactor = 70);
grant select, insert, update, delete on wallet_pos.pin_attempt to erp_app;

-- Codes that a customer shows instead. Their hash is enough: a code has more chance in it than can be guessed.
create table wallet_pos.payment_code (
  company_id integer not null,
  code_hash bytea not null,
  customer_id uuid not null,
  expires_at timestamptz not null,
  -- The sale that it was shown for; sent again, that sale may show it again.
  used_for uuid,
  primary key (company_id, code_hash)
);
create index payment_code_by_expiry on wallet_pos.payment_code (expires_at);
grant select, insert, update (used_for), delete on wallet_pos.payment_code to erp_app;

-- Up Migration

-- What was taken over from another program: each file once, and each balance once.
create table accounting.opening_import (
  company_id integer not null references accounting.company_books,
  id uuid not null,
  -- The day the balances were taken over.
  date date not null,
  file_name text not null,
  balances integer not null check (balances > 0),
  idempotency_key uuid not null,
  request_hash bytea not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  constraint opening_import_key unique (company_id, idempotency_key)
);

create table accounting.opening_balance (
  company_id integer not null,
  -- 'account', 'invoice', 'credit_note', or what another plugin takes over: 'wallet'.
  kind text not null check (kind <> ''),
  -- What it is the balance of; a second one of the same is refused.
  subject text not null check (subject <> ''),
  import_id uuid not null,
  -- Minor units of the company's currency, debit above zero.
  amount bigint not null check (amount <> 0),
  primary key (company_id, kind, subject),
  constraint opening_balance_import foreign key (company_id, import_id) references accounting.opening_import
);
create index opening_balance_of_import on accounting.opening_balance (company_id, import_id);

create trigger opening_import_is_immutable before update or delete or truncate on accounting.opening_import
  for each statement execute function accounting.refuse_change();
create trigger opening_balance_is_immutable before update or delete or truncate on accounting.opening_balance
  for each statement execute function accounting.refuse_change();
grant select, insert on accounting.opening_import, accounting.opening_balance to erp_app;

-- An invoice that was made elsewhere keeps its number and its dates; it is booked against migration equity on the day it
-- was taken over, and its tax was declared where it was made.
alter table accounting.invoice add column opening boolean not null default false;

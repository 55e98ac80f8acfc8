-- Up Migration

-- Runs that prove the wallets against the books, and what they found. What is found stays, also once it is put right.
create schema wallet_reconciliation;
grant usage on schema wallet_reconciliation to erp_app;

create type wallet_reconciliation.run_cause as enum ('nightly', 'asked');

create table wallet_reconciliation.run (
  company_id integer not null,
  id uuid not null,
  cause wallet_reconciliation.run_cause not null,
  -- Who asked for it.
  actor_id uuid,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (company_id, id)
);
-- A run that was interrupted is taken up again before another begins.
create unique index run_unfinished on wallet_reconciliation.run (company_id) where finished_at is null;

-- A check that a run is done with; one that was interrupted goes on with those that are missing.
create table wallet_reconciliation.run_check (
  company_id integer not null,
  run_id uuid not null,
  check_id text not null,
  title text not null,
  -- How many things it looked at.
  facts bigint not null check (facts >= 0),
  discrepancies integer not null check (discrepancies >= 0),
  primary key (company_id, run_id, check_id),
  foreign key (company_id, run_id) references wallet_reconciliation.run
);

create table wallet_reconciliation.discrepancy (
  company_id integer not null,
  run_id uuid not null,
  check_id text not null,
  number integer not null check (number > 0),
  -- What differs, and what was found, in words.
  subject text not null,
  finding text not null,
  -- Where to look, as far as the subject names something that is still there.
  wallet_id uuid,
  entry_id uuid,
  primary key (company_id, run_id, check_id, number),
  foreign key (company_id, run_id, check_id) references wallet_reconciliation.run_check
);

grant select, insert, update (finished_at) on wallet_reconciliation.run to erp_app;
grant select, insert on wallet_reconciliation.run_check, wallet_reconciliation.discrepancy to erp_app;

create trigger run_check_is_immutable before update or delete or truncate on wallet_reconciliation.run_check
  for each statement execute function host.refuse_change();
create trigger discrepancy_is_immutable before update or delete or truncate on wallet_reconciliation.discrepancy
  for each statement execute function host.refuse_change();

create view wallet_reconciliation.run_view as
  select run.company_id, run.id, run.cause::text as cause, run.started_at, run.finished_at,
         starter.name as started_by, coalesce(done.checks, 0)::integer as checks,
         coalesce(done.facts, 0)::bigint as facts, coalesce(done.discrepancies, 0)::integer as discrepancies
  from wallet_reconciliation.run run
  left join identity.user_view starter on starter.company_id = run.company_id and starter.id = run.actor_id
  left join lateral (
    select count(*) as checks, sum(facts) as facts, sum(discrepancies) as discrepancies
    from wallet_reconciliation.run_check done
    where done.company_id = run.company_id and done.run_id = run.id
  ) done on true;

create view wallet_reconciliation.discrepancy_view as
  select discrepancy.company_id, discrepancy.run_id, discrepancy.check_id, discrepancy.number, done.title,
         discrepancy.subject, discrepancy.finding, discrepancy.wallet_id, customer.name as customer_name,
         discrepancy.entry_id, entry.number as entry_number
  from wallet_reconciliation.discrepancy discrepancy
  join wallet_reconciliation.run_check done using (company_id, run_id, check_id)
  left join wallet.wallet_view wallet
    on wallet.company_id = discrepancy.company_id and wallet.wallet_id = discrepancy.wallet_id
  left join customers.customer_view customer
    on customer.company_id = wallet.company_id and customer.id = wallet.customer_id
  left join accounting.journal_entry_view entry
    on entry.company_id = discrepancy.company_id and entry.entry_id = discrepancy.entry_id;

grant select on wallet_reconciliation.run_view, wallet_reconciliation.discrepancy_view to erp_app;

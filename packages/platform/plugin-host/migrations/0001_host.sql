-- Up Migration

create schema host;
grant usage on schema host to erp_app;

-- What a company set for a plugin; fields left alone keep following their defaults in the program.
create table host.setting (
  company_id integer not null,
  plugin_id text not null,
  value jsonb not null check (jsonb_typeof(value) = 'object'),
  updated_at timestamptz not null default now(),
  primary key (company_id, plugin_id)
);
grant select, insert, update on host.setting to erp_app;

-- What people changed. Rows are never altered.
create table host.audit (
  company_id integer not null,
  id uuid not null,
  recorded_at timestamptz not null default now(),
  actor_id uuid,
  action text not null,
  subject text not null,
  details jsonb,
  primary key (company_id, id)
);
create index audit_subject on host.audit (company_id, subject, id);
grant select, insert on host.audit to erp_app;

create function host.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: its rows are never altered', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger audit_is_immutable before update or delete or truncate on host.audit
  for each statement execute function host.refuse_change();

create type host.delivery_state as enum ('waiting', 'dead');

-- One row an event and after-commit subscriber, written in the emitter's transaction, gone once delivered.
-- `json` and not `jsonb`: the items arrive as they were written, digit by digit.
create table host.outbox (
  id uuid primary key,
  company_id integer not null,
  event_id text not null,
  subscriber_id text not null,
  items json not null,
  recorded_at timestamptz not null default now(),
  state host.delivery_state not null default 'waiting',
  -- Deliveries begun so far. Counted when one begins, so that an item which kills the process dies too.
  attempts integer not null default 0 check (attempts >= 0),
  -- Not before then: the lease of whoever delivers it now, or the pause after a failure.
  due_at timestamptz not null default now(),
  last_error text
);
create index outbox_due on host.outbox (subscriber_id, id) where state = 'waiting';
grant select, insert, update, delete on host.outbox to erp_app;

create view host.dead_letter_view as
  select id, company_id, event_id, subscriber_id, recorded_at, attempts, last_error, items
  from host.outbox
  where state = 'dead';
grant select on host.dead_letter_view to erp_app;

-- Down Migration

drop schema host cascade;

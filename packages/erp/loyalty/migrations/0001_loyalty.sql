-- Up Migration
create schema loyalty;
grant usage on schema loyalty to erp_app;

create type loyalty.movement_kind as enum ('earned', 'adjusted', 'expired');

-- How points came and went. Rows are never altered.
create table loyalty.movement (
  company_id integer not null,
  id uuid not null,
  customer_id uuid not null,
  kind loyalty.movement_kind not null,
  points bigint not null check (points <> 0),
  -- What they are for: 'invoice:<id>', 'adjustment:<key>'. Told twice, it counts once.
  source text not null,
  note text,
  actor_id uuid,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  constraint movement_source unique (company_id, source)
);
create index movement_of_customer on loyalty.movement (company_id, customer_id, id);
create trigger movement_is_immutable before update or delete or truncate on loyalty.movement
  for each statement execute function host.refuse_change();
grant select, insert on loyalty.movement to erp_app;

-- The sum of a customer's movements, kept beside them.
create table loyalty.balance (
  company_id integer not null,
  customer_id uuid not null,
  points bigint not null,
  last_earned_at timestamptz not null,
  primary key (company_id, customer_id),
  constraint balance_not_negative check (points >= 0)
);
grant select, insert, update on loyalty.balance to erp_app;

create view loyalty.balance_view as
  select balance.company_id, balance.customer_id, customer.name as customer_name, balance.points,
         balance.last_earned_at
  from loyalty.balance
  join customers.customer_view customer
    on customer.company_id = balance.company_id and customer.id = balance.customer_id;
grant select on loyalty.balance_view to erp_app;

-- Down Migration

drop schema loyalty cascade;

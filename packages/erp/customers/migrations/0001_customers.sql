-- Up Migration
create schema customers;
grant usage on schema customers to erp_app;

create table customers.customer (
  company_id integer not null,
  id uuid not null,
  -- What the company calls the customer elsewhere: the code on a card, the number in another program.
  reference text check (reference <> ''),
  name text not null check (name <> ''),
  email text,
  phone text,
  street text,
  city text,
  postcode text,
  country text check (country ~ '^[A-Z]{2}$'),
  note text,
  -- Minor units of the company's currency; null: no limit was set.
  credit_limit bigint check (credit_limit >= 0),
  create_key uuid not null,
  create_hash bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  primary key (company_id, id),
  constraint customer_reference unique (company_id, reference),
  constraint customer_create_key unique (company_id, create_key)
);
create index customer_by_name on customers.customer (company_id, name, id);

-- Never deleted: a wallet and the books name it for ever.
grant select, insert, update on customers.customer to erp_app;

create view customers.customer_view as
select company_id, id, reference, name, email, phone, street, city, postcode, country, note, credit_limit,
       created_at, archived_at, archived_at is not null as archived
from customers.customer;
grant select on customers.customer_view to erp_app;

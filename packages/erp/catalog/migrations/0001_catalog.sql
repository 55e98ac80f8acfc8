-- Up Migration
create schema catalog;
grant usage on schema catalog to erp_app;

create table catalog.tax (
  company_id integer not null,
  id uuid not null,
  name text not null check (name <> ''),
  -- Thousandths of a percent: 20 % is 20000, 8.875 % is 8875.
  rate integer not null check (rate between 0 and 1000000),
  create_key uuid not null,
  create_hash bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  primary key (company_id, id),
  constraint tax_name unique (company_id, name),
  constraint tax_create_key unique (company_id, create_key)
);

create table catalog.product (
  company_id integer not null,
  id uuid not null,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  description text,
  category text,
  barcode text check (barcode <> ''),
  -- Minor units of the company's currency; whether tax is in it is said by the document it is sold on.
  unit_price bigint not null check (unit_price >= 0),
  tax_id uuid,
  create_key uuid not null,
  create_hash bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  primary key (company_id, id),
  constraint product_tax foreign key (company_id, tax_id) references catalog.tax (company_id, id),
  constraint product_code unique (company_id, code),
  constraint product_barcode unique (company_id, barcode),
  constraint product_create_key unique (company_id, create_key)
);
create index product_by_name on catalog.product (company_id, name, id);

-- Never deleted: documents name them for ever.
grant select, insert, update on catalog.tax, catalog.product to erp_app;

create view catalog.tax_view as
select company_id, id, name, rate, archived_at is not null as archived
from catalog.tax;

create view catalog.product_view as
select company_id, id, code, name, description, category, barcode, unit_price, tax_id,
       archived_at is not null as archived
from catalog.product;
grant select on catalog.tax_view, catalog.product_view to erp_app;

-- Up Migration
-- Who signs in as which customer. The person, and whether they are let in, is identity's.
create table customers.portal_access (
  company_id integer not null,
  customer_id uuid not null,
  person_id uuid not null,
  given_at timestamptz not null default clock_timestamp(),
  given_by uuid not null,
  primary key (company_id, customer_id),
  -- Nobody signs in as two customers of a company.
  constraint portal_access_person unique (company_id, person_id),
  constraint portal_access_customer foreign key (company_id, customer_id)
    references customers.customer (company_id, id)
);
-- Never deleted: whom it names stays known when they are shut out.
grant select, insert on customers.portal_access to erp_app;

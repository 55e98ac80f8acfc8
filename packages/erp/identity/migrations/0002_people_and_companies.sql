-- Up Migration

-- As documents show it.
alter table identity.company
  add column address text not null default '' check (length(address) <= 500),
  add column tax_number text not null default '' check (length(tax_number) <= 50);
grant update (address, tax_number) on identity.company to erp_app;

-- Somebody who was put out of a company stays there by name: what they did keeps saying who it was.
alter table identity.membership add column deactivated_at timestamptz;

create or replace view identity.company_view as
  select id, name, currency, locale, time_zone, address, tax_number from identity.company;

create or replace view identity.user_view as
  select membership.company_id, person.id, person.name, person.email, membership.role,
         membership.deactivated_at is null as is_active
  from identity.membership
  join identity.person on person.id = membership.person_id;

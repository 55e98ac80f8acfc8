-- Up Migration

create schema identity;
grant usage on schema identity to erp_app;

create table identity.company (
  id integer generated always as identity primary key,
  name text not null check (name <> ''),
  -- ISO 4217, the currency of the books. Never changed: everything posted is in it.
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- BCP 47
  locale text not null,
  -- IANA
  time_zone text not null,
  created_at timestamptz not null default now()
);
grant select, insert on identity.company to erp_app;
grant update (name, locale, time_zone) on identity.company to erp_app;

create table identity.person (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
grant select, insert, update on identity.person to erp_app;

-- How a person proves who they are: a password, as argon2id.
create table identity.credential (
  id uuid primary key,
  person_id uuid not null references identity.person,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (person_id, provider_id)
);
grant select, insert, update, delete on identity.credential to erp_app;

create type identity.role as enum ('owner', 'accountant', 'cashier', 'auditor', 'customer');

create table identity.membership (
  company_id integer not null references identity.company,
  person_id uuid not null references identity.person,
  role identity.role not null,
  created_at timestamptz not null default now(),
  primary key (company_id, person_id)
);
create index membership_person on identity.membership (person_id);
grant select, insert, update, delete on identity.membership to erp_app;

create table identity.session (
  id uuid primary key,
  person_id uuid not null references identity.person,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  -- The company worked in; whether the person still belongs to it is asked on every request.
  company_id integer references identity.company,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on identity.session (person_id);
create index session_expiry on identity.session (expires_at);
grant select, insert, update, delete on identity.session to erp_app;

create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on identity.verification (identifier);
grant select, insert, update, delete on identity.verification to erp_app;

-- Failed sign-ins of the last minute, by what tried: the hash of an address, or of an address and an e-mail.
create table identity.sign_in_attempt (
  key bytea primary key,
  begun_at timestamptz not null,
  attempts integer not null
);
create index sign_in_attempt_begun on identity.sign_in_attempt (begun_at);
grant select, insert, update, delete on identity.sign_in_attempt to erp_app;

-- Sign-ins that the sign-in page of a demonstration offers, passwords in the open. Only ever of invented people.
create table identity.demo_sign_in (
  person_id uuid primary key references identity.person,
  password text not null
);
grant select, insert, delete on identity.demo_sign_in to erp_app;

create view identity.company_view as
  select id, name, currency, locale, time_zone from identity.company;
grant select on identity.company_view to erp_app;

create view identity.user_view as
  select membership.company_id, person.id, person.name, person.email, membership.role
  from identity.membership
  join identity.person on person.id = membership.person_id;
grant select on identity.user_view to erp_app;

-- Down Migration

drop schema identity cascade;

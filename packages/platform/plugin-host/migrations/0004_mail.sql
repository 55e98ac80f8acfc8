-- Up Migration

-- 'kept': nobody brings mail to people here, so it is for the owner to read.
create type host.mail_state as enum ('sent', 'kept');

-- Mail that went out, once a key, and mail that would have.
create table host.mail (
  company_id integer not null,
  key text not null check (key <> ''),
  id uuid not null,
  recipient_name text not null,
  recipient text not null,
  subject text not null,
  body text not null,
  state host.mail_state not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, key)
);
create index mail_newest on host.mail (company_id, id);
grant select, insert on host.mail to erp_app;

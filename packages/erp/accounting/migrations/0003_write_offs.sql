-- Up Migration

-- A small difference that a document was left with and that nobody is going to pay. One id for the act, its journal entry
-- (line 1 is the receivable) and its matching.
create table accounting.write_off (
  company_id integer not null,
  id uuid not null,
  invoice_id uuid not null,
  -- Minor units of the company's currency.
  amount bigint not null check (amount > 0),
  date date not null,
  note text,
  idempotency_key uuid not null,
  request_hash bytea not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  constraint write_off_key unique (company_id, idempotency_key),
  constraint write_off_invoice foreign key (company_id, invoice_id) references accounting.invoice,
  constraint write_off_entry foreign key (company_id, id) references accounting.journal_entry
);
create index write_off_of_invoice on accounting.write_off (company_id, invoice_id);

-- The id is that of the entry that takes it back.
create table accounting.write_off_undo (
  company_id integer not null,
  write_off_id uuid not null,
  id uuid not null,
  date date not null,
  idempotency_key uuid not null,
  request_hash bytea not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (company_id, write_off_id),
  constraint write_off_undo_key unique (company_id, idempotency_key),
  constraint write_off_undo_of foreign key (company_id, write_off_id) references accounting.write_off,
  constraint write_off_undo_entry foreign key (company_id, id) references accounting.journal_entry
);

create trigger write_off_is_immutable before update or delete or truncate on accounting.write_off
  for each statement execute function accounting.refuse_change();
create trigger write_off_undo_is_immutable before update or delete or truncate on accounting.write_off_undo
  for each statement execute function accounting.refuse_change();
grant select, insert on accounting.write_off, accounting.write_off_undo to erp_app;

create view accounting.write_off_view as
  select write_off.company_id, write_off.id, write_off.invoice_id, write_off.amount, write_off.date, write_off.note,
         write_off.actor_id, write_off.created_at, undo.id as undo_id, undo.date as undone_on,
         undo.created_at as undone_at
  from accounting.write_off write_off
  left join accounting.write_off_undo undo
    on undo.company_id = write_off.company_id and undo.write_off_id = write_off.id;
grant select on accounting.write_off_view to erp_app;

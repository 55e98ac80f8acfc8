-- Up Migration

-- The books: accounts, journals, immutable entries, what is open and what was matched.
-- Amounts are minor units of the company's currency unless a column says otherwise.
create schema accounting;
grant usage on schema accounting to erp_app;

create function accounting.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% on %.% is refused: what is posted stays; a correction reverses it', tg_op, tg_table_schema, tg_table_name
    using errcode = 'restrict_violation';
end $$;

create table accounting.company_books (
  company_id integer primary key,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The last day that nothing may be posted on any more.
  lock_date date
);
grant select, insert, update (lock_date) on accounting.company_books to erp_app;

create type accounting.account_type as enum (
  'asset_receivable', 'asset_cash', 'asset_current', 'asset_fixed',
  'liability_current', 'equity', 'income', 'income_contra', 'expense'
);

create table accounting.account (
  company_id integer not null references accounting.company_books,
  id uuid not null,
  code text not null check (code ~ '^[0-9A-Za-z][0-9A-Za-z.-]{0,15}$'),
  name text not null check (name <> ''),
  type accounting.account_type not null,
  -- Whether its items stay open until they are matched against each other.
  matchable boolean not null default false,
  active boolean not null default true,
  primary key (company_id, id),
  constraint account_code unique (company_id, code),
  -- What a role refers to, so that an account with a role cannot be deactivated.
  constraint account_active unique (company_id, id, active)
);
-- Never deleted: the items of the books name it without a foreign key (see journal_item).
grant select, insert, update (code, name, active) on accounting.account to erp_app;

create table accounting.account_role (
  company_id integer not null,
  role text not null,
  account_id uuid not null,
  -- A control account is explained by a sub-ledger, which alone may move it.
  control boolean not null default false,
  active boolean not null default true check (active),
  primary key (company_id, role),
  constraint account_role_account foreign key (company_id, account_id, active)
    references accounting.account (company_id, id, active)
);
create index account_role_of_account on accounting.account_role (company_id, account_id);
grant select, insert, update (account_id) on accounting.account_role to erp_app;

create type accounting.journal_type as enum ('sale', 'bank', 'cash', 'general');

create table accounting.journal (
  company_id integer not null references accounting.company_books,
  id uuid not null,
  -- The series its entries are numbered in: 'BNK/2026/00042'.
  code text not null check (code ~ '^[0-9A-Z]{1,8}$'),
  -- The series of its credit notes, where they have one of their own.
  credit_note_code text check (credit_note_code ~ '^[0-9A-Z]{1,8}$'),
  name text not null check (name <> ''),
  type accounting.journal_type not null,
  active boolean not null default true,
  primary key (company_id, id),
  constraint journal_code unique (company_id, code),
  constraint journal_credit_note_code unique (company_id, credit_note_code),
  -- What a role refers to, so that a journal with a role cannot be deactivated.
  constraint journal_active unique (company_id, id, active)
);
grant select, insert, update (code, name, active) on accounting.journal to erp_app;

-- The primary key makes it exactly one journal a role: one "wallet journal" of a company.
create table accounting.journal_role (
  company_id integer not null,
  role text not null,
  journal_id uuid not null,
  active boolean not null default true check (active),
  primary key (company_id, role),
  constraint journal_role_journal foreign key (company_id, journal_id, active)
    references accounting.journal (company_id, id, active)
);
create index journal_role_of_journal on accounting.journal_role (company_id, journal_id);
grant select, insert, update (journal_id) on accounting.journal_role to erp_app;

-- Entries and items name their journal and accounts without a foreign key: checking one locks the row it points
-- to, and every posting of a company would queue at the same few rows. The one statement that writes them joins
-- both within the company, journals and accounts are never deleted, and `verify` looks.
create table accounting.journal_entry (
  company_id integer not null,
  date date not null,
  id uuid not null,
  journal_id uuid not null,
  recorded_at timestamptz not null default clock_timestamp(),
  reference text not null,
  -- The act it books: 'invoice:<id>', 'wallet:<transaction id>'.
  source text not null check (source <> ''),
  actor_id uuid,
  reverses uuid,
  primary key (company_id, id),
  constraint journal_entry_reverses foreign key (company_id, reverses) references accounting.journal_entry
);
create index journal_entry_by_date on accounting.journal_entry (company_id, date);
create unique index journal_entry_reversed_once on accounting.journal_entry (company_id, reverses)
  where reverses is not null;
grant select, insert on accounting.journal_entry to erp_app;

create table accounting.journal_item (
  company_id integer not null,
  -- That of its entry, for the balance of an account at a date.
  date date not null,
  debit bigint not null check (debit >= 0),
  credit bigint not null check (credit >= 0),
  entry_id uuid not null,
  account_id uuid not null,
  line smallint not null check (line > 0),
  customer_id uuid,
  label text,
  due_date date,
  -- The amount in the currency that was agreed, where that is another; debit above zero.
  currency text check (currency ~ '^[A-Z]{3}$'),
  currency_amount bigint,
  primary key (company_id, entry_id, line),
  constraint journal_item_one_side check ((debit = 0) <> (credit = 0)),
  constraint journal_item_currency check (
    (currency is null) = (currency_amount is null)
    and (currency_amount is null or sign(currency_amount) in (0, case when debit > 0 then 1 else -1 end))
  )
);
create index journal_item_of_account on accounting.journal_item (company_id, account_id, date);
grant select, insert on accounting.journal_item to erp_app;

create trigger journal_entry_is_immutable before update or delete or truncate on accounting.journal_entry
  for each statement execute function accounting.refuse_change();
create trigger journal_item_is_immutable before update or delete or truncate on accounting.journal_item
  for each statement execute function accounting.refuse_change();

-- Judges all the items that one statement wrote, at its end: whole entries that balance, each with its head, in an
-- open period. As an entry's lines are then exactly 1 to n, and the primary key refuses a second line 1, no later
-- statement can add to an entry. Heads are never deleted, so looking once, for the whole set, does what a foreign key
-- would do row by row; that took a third of the time of posting.
create function accounting.refuse_unsound_items() returns trigger language plpgsql as $$
declare
  entry record;
begin
  select judged.* into entry
    from (
      select whole.*, books.lock_date,
             exists (
               select from accounting.journal_entry head
                where head.company_id = whole.company_id and head.id = whole.entry_id and head.date = whole.date
               offset 0) as has_head
        from (
          select item.company_id, item.entry_id, min(item.date) as date, max(item.date) as last_date,
                 sum(item.debit) as debit, sum(item.credit) as credit,
                 min(item.line) = 1 and max(item.line) = count(*) as has_every_line
            from added item
           group by item.company_id, item.entry_id) as whole
        left join accounting.company_books books on books.company_id = whole.company_id) as judged
   where judged.debit <> judged.credit or not judged.has_every_line or judged.date <> judged.last_date
      or not judged.has_head or judged.date <= judged.lock_date
   limit 1;
  if not found then
    return null;
  end if;
  if entry.debit <> entry.credit or not entry.has_every_line or entry.date <> entry.last_date then
    raise exception 'journal entry % of company % is not balanced and whole: debit %, credit %',
      entry.entry_id, entry.company_id, entry.debit, entry.credit
      using errcode = 'check_violation', constraint = 'journal_entry_balanced';
  end if;
  if not entry.has_head then
    raise exception 'items of journal entry % of company % have no entry of their date', entry.entry_id, entry.company_id
      using errcode = 'foreign_key_violation', constraint = 'journal_item_entry';
  end if;
  raise exception 'journal entry % of company % is dated %, and the books are locked up to %',
    entry.entry_id, entry.company_id, entry.date, entry.lock_date
    using errcode = 'check_violation', constraint = 'journal_entry_in_open_period';
end $$;
create trigger journal_items_are_sound after insert on accounting.journal_item
  referencing new table as added for each statement execute function accounting.refuse_unsound_items();

-- Called where a role, an account or a journal was not found in the company: says which.
create function accounting.unknown_reference(company_id integer, what text, role text, id uuid) returns uuid
language plpgsql as $$
begin
  raise exception 'company % has no % %', company_id, what, coalesce('with the role ' || role, id::text, 'of that name')
    using errcode = 'foreign_key_violation', constraint = 'journal_' || what || '_known';
end $$;

-- An item on a matchable account, and what of it is not matched yet. Above zero it is a debit.
create table accounting.open_item (
  company_id integer not null,
  line smallint not null,
  amount bigint not null,
  residual bigint not null,
  entry_id uuid not null,
  account_id uuid not null,
  date date not null,
  due_date date,
  customer_id uuid,
  currency text,
  currency_amount bigint,
  currency_residual bigint,
  primary key (company_id, entry_id, line),
  constraint open_item_residual check (
    amount <> 0 and residual between least(amount, 0) and greatest(amount, 0)),
  constraint open_item_currency_residual check (
    (currency is null) = (currency_residual is null) and (currency is null) = (currency_amount is null)
    and (currency is null
      or currency_residual between least(currency_amount, 0) and greatest(currency_amount, 0)))
) with (fillfactor = 70);
-- Not on the residual: an update that touches no indexed column stays on its page.
create index open_item_of_customer on accounting.open_item (company_id, customer_id);
grant select, insert, update (residual, currency_residual) on accounting.open_item to erp_app;

-- An open item is its journal item; like a foreign key, for the whole set at once.
create function accounting.refuse_unsound_open_items() returns trigger language plpgsql as $$
declare
  unsound record;
begin
  select open_item.company_id, open_item.entry_id, open_item.line into unsound
    from added open_item
   where not exists (
           select from accounting.journal_item item
            where item.company_id = open_item.company_id and item.entry_id = open_item.entry_id
              and item.line = open_item.line and item.account_id = open_item.account_id
              and item.date = open_item.date and item.debit - item.credit = open_item.amount)
   limit 1;
  if found then
    raise exception 'open item % line % of company % is not its journal item',
      unsound.entry_id, unsound.line, unsound.company_id
      using errcode = 'foreign_key_violation', constraint = 'open_item_item';
  end if;
  return null;
end $$;
create trigger open_items_are_sound after insert on accounting.open_item
  referencing new table as added for each statement execute function accounting.refuse_unsound_open_items();

-- A debit paired with a credit of the same account. Undone, it stays on record.
create table accounting.matching (
  company_id integer not null,
  debit_line smallint not null,
  credit_line smallint not null,
  id uuid not null,
  debit_entry_id uuid not null,
  credit_entry_id uuid not null,
  amount bigint not null check (amount > 0),
  -- The same in the currency both items were agreed in.
  currency_amount bigint check (currency_amount >= 0),
  date date not null,
  undone_on date,
  primary key (company_id, id),
  constraint matching_debit foreign key (company_id, debit_entry_id, debit_line) references accounting.open_item,
  constraint matching_credit foreign key (company_id, credit_entry_id, credit_line) references accounting.open_item
);
create index matching_of_debit on accounting.matching (company_id, debit_entry_id);
create index matching_of_credit on accounting.matching (company_id, credit_entry_id);
grant select, insert, update (undone_on) on accounting.matching to erp_app;

-- Called when a matching names an item that is not open, or pairs items of two accounts or on the wrong side.
create function accounting.refuse_matching(problem text) returns boolean language plpgsql as $$
begin
  raise exception '%', problem using errcode = 'check_violation', constraint = 'matching_sound';
end $$;

create table accounting.number_counter (
  company_id integer not null,
  series text not null,
  year smallint not null,
  last integer not null check (last >= 0),
  primary key (company_id, series, year)
) with (fillfactor = 50);
grant select, insert, update (last) on accounting.number_counter to erp_app;

create table accounting.entry_number (
  company_id integer not null,
  sequence integer not null check (sequence > 0),
  year smallint not null,
  entry_id uuid not null,
  series text not null,
  primary key (company_id, series, year, sequence),
  constraint entry_number_once unique (company_id, entry_id),
  constraint entry_number_entry foreign key (company_id, entry_id) references accounting.journal_entry
);
grant select, insert on accounting.entry_number to erp_app;
create trigger entry_number_is_immutable before update or delete or truncate on accounting.entry_number
  for each statement execute function accounting.refuse_change();

create function accounting.number_text(series text, year smallint, sequence integer) returns text
language sql immutable return series || '/' || year || '/' || case when sequence < 100000 then lpad(sequence::text, 5, '0') else sequence::text end;

-- The requests that posted or reversed an entry by hand.
create table accounting.manual_entry (
  company_id integer not null,
  idempotency_key uuid not null,
  request_hash bytea not null,
  entry_id uuid not null,
  -- The entry it reverses: one reversal each.
  reverses uuid,
  constraint manual_entry_key primary key (company_id, idempotency_key),
  constraint manual_entry_reversed_once unique (company_id, reverses)
);
grant select, insert on accounting.manual_entry to erp_app;

-- What other packages may join.
create view accounting.account_view as
  select company_id, id as account_id, code, name, type::text as type, matchable, active
  from accounting.account;
create view accounting.account_role_view as
  select company_id, role, account_id, control from accounting.account_role;
create view accounting.journal_view as
  select company_id, id as journal_id, code, name, type::text as type, active from accounting.journal;
create view accounting.journal_role_view as
  select company_id, role, journal_id from accounting.journal_role;
create view accounting.journal_entry_view as
  select entry.company_id, entry.id as entry_id, entry.journal_id, journal.code as journal_code, entry.date,
         accounting.number_text(number.series, number.year, number.sequence) as number,
         entry.reference, entry.source, entry.reverses, entry.actor_id, entry.recorded_at
  from accounting.journal_entry entry
  left join accounting.journal journal on journal.company_id = entry.company_id and journal.id = entry.journal_id
  left join accounting.entry_number number on number.company_id = entry.company_id and number.entry_id = entry.id;
create view accounting.journal_item_view as
  select company_id, entry_id, line, date, account_id, customer_id, debit, credit, label, due_date,
         currency, currency_amount
  from accounting.journal_item;
create view accounting.open_item_view as
  select company_id, entry_id, line, account_id, customer_id, date, due_date, amount, residual,
         currency, currency_amount, currency_residual
  from accounting.open_item;
create view accounting.matching_view as
  select company_id, id as matching_id, debit_entry_id, debit_line, credit_entry_id, credit_line,
         amount, currency_amount, date, undone_on
  from accounting.matching;
grant select on accounting.account_view, accounting.account_role_view, accounting.journal_view,
  accounting.journal_role_view, accounting.journal_entry_view, accounting.journal_item_view,
  accounting.open_item_view, accounting.matching_view to erp_app;

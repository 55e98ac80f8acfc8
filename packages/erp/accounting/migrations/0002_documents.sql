-- Up Migration

-- Invoices, credit notes and payments: what people write, and what the books are made from.

create type accounting.invoice_kind as enum ('invoice', 'credit_note');
create type accounting.invoice_status as enum ('draft', 'confirmed');

create table accounting.invoice (
  company_id integer not null references accounting.company_books,
  id uuid not null,
  kind accounting.invoice_kind not null,
  status accounting.invoice_status not null default 'draft',
  -- Given at confirmation, without gaps.
  number text,
  customer_id uuid not null,
  -- The invoice a credit note is for.
  credit_note_of uuid,
  date date not null,
  due_date date not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- What one unit of the currency is worth in the company's; null where it is the company's.
  exchange_rate numeric(20, 10) check (exchange_rate > 0),
  prices_include_tax boolean not null,
  reference text not null default '',
  note text,
  -- Minor units of the invoice's currency.
  net bigint not null check (net >= 0),
  tax bigint not null check (tax >= 0),
  total bigint not null check (total = net + tax),
  -- Its journal entry; line 1 is the receivable.
  entry_id uuid,
  create_key uuid not null,
  create_hash bytea not null,
  confirm_key uuid,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  primary key (company_id, id),
  constraint invoice_number unique (company_id, number),
  constraint invoice_create_key unique (company_id, create_key),
  constraint invoice_confirm_key unique (company_id, confirm_key),
  constraint invoice_due check (due_date >= date),
  constraint invoice_credits foreign key (company_id, credit_note_of) references accounting.invoice,
  constraint invoice_credits_kind check (credit_note_of is null or kind = 'credit_note'),
  constraint invoice_entry foreign key (company_id, entry_id) references accounting.journal_entry,
  constraint invoice_confirmed check (
    (status = 'confirmed') = (number is not null)
    and (status = 'confirmed') = (entry_id is not null)
    and (status = 'confirmed') = (confirmed_at is not null)
    and (status = 'draft' or total > 0))
);
create index invoice_by_date on accounting.invoice (company_id, date, id);
create index invoice_by_customer on accounting.invoice (company_id, customer_id, due_date);
create unique index invoice_by_entry on accounting.invoice (company_id, entry_id) where entry_id is not null;
create index invoice_by_original on accounting.invoice (company_id, credit_note_of)
  where credit_note_of is not null;
grant select, insert, update, delete on accounting.invoice to erp_app;

create table accounting.invoice_line (
  company_id integer not null,
  invoice_id uuid not null,
  line integer not null check (line > 0),
  product_id uuid,
  description text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  -- Basis points: 12.5 % is 1250.
  discount integer not null check (discount between 0 and 10000),
  tax_id uuid,
  -- As it was when the line was written: thousandths of a percent.
  tax_rate integer check (tax_rate >= 0),
  net bigint not null check (net >= 0),
  tax bigint not null check (tax >= 0),
  total bigint not null check (total = net + tax),
  -- The line of the original that a credit note takes back.
  credits_line integer,
  primary key (company_id, invoice_id, line),
  constraint invoice_line_invoice foreign key (company_id, invoice_id) references accounting.invoice
    on delete cascade,
  constraint invoice_line_taxed check ((tax_id is null) = (tax_rate is null) and (tax_id is not null or tax = 0))
);
grant select, insert, delete on accounting.invoice_line to erp_app;

create function accounting.refuse_invoice_change() returns trigger language plpgsql as $$
begin
  if old.status = 'confirmed' then
    raise exception 'invoice % is confirmed: it is corrected by a credit note, never changed', old.number
      using errcode = 'restrict_violation', constraint = 'invoice_immutable';
  end if;
  return coalesce(new, old);
end $$;
create trigger invoice_is_immutable before update or delete on accounting.invoice
  for each row execute function accounting.refuse_invoice_change();

create function accounting.refuse_line_change() returns trigger language plpgsql as $$
begin
  if exists (
    select from changed
      join accounting.invoice i on i.company_id = changed.company_id and i.id = changed.invoice_id
     where i.status = 'confirmed'
  ) then
    raise exception 'the lines of a confirmed invoice are never changed'
      using errcode = 'restrict_violation', constraint = 'invoice_immutable';
  end if;
  return null;
end $$;
create trigger invoice_line_is_added_to_draft after insert on accounting.invoice_line
  referencing new table as changed for each statement execute function accounting.refuse_line_change();
create trigger invoice_line_is_changed_in_draft after update on accounting.invoice_line
  referencing old table as changed for each statement execute function accounting.refuse_line_change();
create trigger invoice_line_is_removed_from_draft after delete on accounting.invoice_line
  referencing old table as changed for each statement execute function accounting.refuse_line_change();
create trigger invoice_is_never_truncated before truncate on accounting.invoice
  for each statement execute function accounting.refuse_change();
create trigger invoice_line_is_never_truncated before truncate on accounting.invoice_line
  for each statement execute function accounting.refuse_change();

create type accounting.payment_direction as enum ('receive', 'send');
create type accounting.payment_status as enum ('draft', 'confirmed', 'cancelled');

create table accounting.payment (
  company_id integer not null references accounting.company_books,
  id uuid not null,
  direction accounting.payment_direction not null,
  status accounting.payment_status not null default 'draft',
  customer_id uuid not null,
  -- Minor units of the company's currency.
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  journal_id uuid not null,
  date date not null,
  reference text not null default '',
  -- Id of the place the money goes to or comes from.
  destination text not null check (destination <> ''),
  -- What a contributed destination took of it, which is all, or the surplus over invoices.
  taken_by text,
  taken bigint not null default 0 check (taken between 0 and amount),
  entry_id uuid,
  cancel_entry_id uuid,
  cancel_date date,
  create_key uuid not null,
  create_hash bytea not null,
  confirm_key uuid,
  cancel_key uuid,
  cancel_hash bytea,
  created_at timestamptz not null default clock_timestamp(),
  created_by uuid,
  confirmed_at timestamptz,
  confirmed_by uuid,
  cancelled_at timestamptz,
  cancelled_by uuid,
  primary key (company_id, id),
  constraint payment_create_key unique (company_id, create_key),
  constraint payment_confirm_key unique (company_id, confirm_key),
  constraint payment_cancel_key unique (company_id, cancel_key),
  constraint payment_taken check ((taken_by is null) = (taken = 0)),
  constraint payment_entry foreign key (company_id, entry_id) references accounting.journal_entry,
  constraint payment_cancel_entry foreign key (company_id, cancel_entry_id) references accounting.journal_entry,
  constraint payment_booked check (
    (status = 'draft') = (entry_id is null) and (status = 'draft') = (confirmed_at is null)
    and (status = 'cancelled') = (cancel_entry_id is not null)
    and (status = 'cancelled') = (cancelled_at is not null)
    and (status = 'cancelled') = (cancel_date is not null))
);
create index payment_by_date on accounting.payment (company_id, date, id);
create index payment_by_customer on accounting.payment (company_id, customer_id, date);
create unique index payment_by_entry on accounting.payment (company_id, entry_id) where entry_id is not null;
grant select, insert, update, delete on accounting.payment to erp_app;

-- The invoices (or credit notes) a payment is meant for, in this order; none: the oldest first.
create table accounting.payment_target (
  company_id integer not null,
  payment_id uuid not null,
  position integer not null,
  invoice_id uuid not null,
  -- At most this; null: as much as is open.
  amount bigint check (amount > 0),
  primary key (company_id, payment_id, invoice_id),
  constraint payment_target_payment foreign key (company_id, payment_id) references accounting.payment
    on delete cascade,
  constraint payment_target_invoice foreign key (company_id, invoice_id) references accounting.invoice
);
create index payment_target_of_invoice on accounting.payment_target (company_id, invoice_id);
grant select, insert, delete on accounting.payment_target to erp_app;

create function accounting.refuse_payment_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.status <> 'draft' then
      raise exception 'payment % is confirmed: it is cancelled, never deleted', old.id
        using errcode = 'restrict_violation', constraint = 'payment_immutable';
    end if;
    return old;
  end if;
  if old.status = 'cancelled'
    or old.status = 'confirmed' and (
      new.status <> 'cancelled'
      or (new.direction, new.customer_id, new.amount, new.currency, new.journal_id, new.date, new.reference,
          new.destination, new.taken_by, new.taken, new.entry_id)
         is distinct from
         (old.direction, old.customer_id, old.amount, old.currency, old.journal_id, old.date, old.reference,
          old.destination, old.taken_by, old.taken, old.entry_id))
  then
    raise exception 'payment % is %: it can only be cancelled, once', old.id, old.status
      using errcode = 'restrict_violation', constraint = 'payment_immutable';
  end if;
  return new;
end $$;
create trigger payment_is_immutable before update or delete on accounting.payment
  for each row execute function accounting.refuse_payment_change();
create trigger payment_is_never_truncated before truncate on accounting.payment
  for each statement execute function accounting.refuse_change();

-- What other packages may join, and what lists are read from. An amount due is never negative; of a credit note it is
-- what the company owes.
create view accounting.invoice_view as
  select invoice.company_id, invoice.id, invoice.kind::text as kind, invoice.status::text as status,
         invoice.number, invoice.customer_id, customer.name as customer_name, invoice.credit_note_of,
         invoice.date, invoice.due_date, invoice.currency, invoice.exchange_rate, invoice.prices_include_tax,
         invoice.reference, invoice.note, invoice.net, invoice.tax, invoice.total,
         case when item.currency is null then abs(item.residual) else abs(item.currency_residual) end as amount_due,
         case
           when invoice.status = 'draft' then 'draft'
           when item.residual = 0 then 'paid'
           when item.residual = item.amount then 'open'
           else 'partially_paid'
         end as payment_state,
         invoice.entry_id, invoice.created_at, invoice.created_by, creator.name as created_by_name,
         invoice.confirmed_at, invoice.confirmed_by, confirmer.name as confirmed_by_name
  from accounting.invoice invoice
  left join customers.customer_view customer
    on customer.company_id = invoice.company_id and customer.id = invoice.customer_id
  left join accounting.open_item item
    on item.company_id = invoice.company_id and item.entry_id = invoice.entry_id and item.line = 1
  left join identity.user_view creator
    on creator.company_id = invoice.company_id and creator.id = invoice.created_by
  left join identity.user_view confirmer
    on confirmer.company_id = invoice.company_id and confirmer.id = invoice.confirmed_by;

create view accounting.invoice_line_view as
  select line.company_id, line.invoice_id, line.line, line.product_id, product.code as product_code,
         product.name as product_name, line.description, line.quantity, line.unit_price, line.discount, line.tax_id, tax.name as tax_name,
         line.tax_rate, line.net, line.tax, line.total, line.credits_line
  from accounting.invoice_line line
  left join catalog.product_view product
    on product.company_id = line.company_id and product.id = line.product_id
  left join catalog.tax_view tax on tax.company_id = line.company_id and tax.id = line.tax_id;

-- What settled an invoice or credit note: the entry on the other side of each matching.
create view accounting.invoice_matching_view as
  select invoice.company_id, invoice.id as invoice_id, matching.id as matching_id, matching.amount,
         matching.currency_amount, matching.date, matching.undone_on,
         other.id as entry_id, other.source, other.reference,
         accounting.number_text(number.series, number.year, number.sequence) as number
  from accounting.invoice invoice
  cross join lateral (
    select id, amount, currency_amount, date, undone_on, credit_entry_id as other_id
    from accounting.matching
    where company_id = invoice.company_id and debit_entry_id = invoice.entry_id and debit_line = 1
    union all
    select id, amount, currency_amount, date, undone_on, debit_entry_id
    from accounting.matching
    where company_id = invoice.company_id and credit_entry_id = invoice.entry_id and credit_line = 1
  ) matching
  join accounting.journal_entry other on other.company_id = invoice.company_id and other.id = matching.other_id
  left join accounting.entry_number number
    on number.company_id = other.company_id and number.entry_id = other.id;

create view accounting.payment_view as
  select payment.company_id, payment.id, payment.direction::text as direction, payment.status::text as status,
         payment.customer_id, customer.name as customer_name, payment.amount, payment.currency,
         payment.journal_id, journal.name as journal_name, payment.date, payment.reference, payment.destination,
         payment.taken_by, payment.taken, payment.entry_id, payment.cancel_entry_id, payment.cancel_date,
         accounting.number_text(number.series, number.year, number.sequence) as number,
         payment.created_at, payment.created_by, creator.name as created_by_name,
         payment.confirmed_at, payment.confirmed_by, confirmer.name as confirmed_by_name,
         payment.cancelled_at, payment.cancelled_by, canceller.name as cancelled_by_name
  from accounting.payment payment
  left join customers.customer_view customer
    on customer.company_id = payment.company_id and customer.id = payment.customer_id
  left join accounting.journal journal
    on journal.company_id = payment.company_id and journal.id = payment.journal_id
  left join accounting.entry_number number
    on number.company_id = payment.company_id and number.entry_id = payment.entry_id
  left join identity.user_view creator
    on creator.company_id = payment.company_id and creator.id = payment.created_by
  left join identity.user_view confirmer
    on confirmer.company_id = payment.company_id and confirmer.id = payment.confirmed_by
  left join identity.user_view canceller
    on canceller.company_id = payment.company_id and canceller.id = payment.cancelled_by;

grant select on accounting.invoice_view, accounting.invoice_line_view, accounting.invoice_matching_view,
  accounting.payment_view to erp_app;

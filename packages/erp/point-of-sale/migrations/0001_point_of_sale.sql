-- Up Migration
create schema point_of_sale;
grant usage on schema point_of_sale to erp_app;

create table point_of_sale.register (
  company_id integer not null,
  id uuid not null,
  -- What its receipts are numbered with: 'T1' makes T1-0007-0042.
  code text not null check (code ~ '^[0-9A-Z]{1,8}$'),
  name text not null check (name <> ''),
  receipt_header text not null default '',
  receipt_footer text not null default '',
  -- The id of a card terminal that a plugin brings along.
  terminal_id text not null,
  create_key uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  archived_at timestamptz,
  primary key (company_id, id),
  constraint register_code unique (company_id, code),
  constraint register_create_key unique (company_id, create_key)
);
grant select, insert, update on point_of_sale.register to erp_app;

-- Which payment methods a register offers, and in which order.
create table point_of_sale.register_method (
  company_id integer not null,
  register_id uuid not null,
  method_id text not null check (method_id <> ''),
  position smallint not null,
  primary key (company_id, register_id, method_id),
  foreign key (company_id, register_id) references point_of_sale.register
);
grant select, insert, update, delete on point_of_sale.register_method to erp_app;

-- From the count in the morning to the count at night. Amounts in minor units of the company's currency.
create table point_of_sale.session (
  company_id integer not null,
  id uuid not null,
  register_id uuid not null,
  -- Gapless within the register.
  number integer not null check (number > 0),
  -- The day that everything in it counts in the books.
  business_date date not null,
  opening_cash bigint not null check (opening_cash >= 0),
  -- By how much that differs from what was left in the drawer the time before; booked.
  opening_difference bigint not null,
  open_key uuid not null,
  open_hash bytea not null,
  opened_at timestamptz not null default clock_timestamp(),
  opened_by uuid not null,
  -- Who stands at the till now.
  cashier_id uuid not null,
  closed_at timestamptz,
  closed_by uuid,
  close_key uuid,
  close_hash bytea,
  expected_cash bigint,
  counted_cash bigint check (counted_cash >= 0),
  closing_note text,
  -- The journal entry of the summary; null where nothing was sold.
  closing_entry_id uuid,
  primary key (company_id, id),
  foreign key (company_id, register_id) references point_of_sale.register,
  constraint session_number unique (company_id, register_id, number),
  constraint session_open_key unique (company_id, open_key),
  constraint session_close_key unique (company_id, close_key),
  constraint session_closed_whole check (
    (closed_at is null) = (closed_by is null) and (closed_at is null) = (close_key is null)
    and (closed_at is null) = (counted_cash is null) and (closed_at is null) = (expected_cash is null))
);
create unique index session_of_register on point_of_sale.session (company_id, register_id) where closed_at is null;
create index session_by_date on point_of_sale.session (company_id, business_date, id);
grant select, insert on point_of_sale.session to erp_app;
grant update (cashier_id, closed_at, closed_by, close_key, close_hash, expected_cash, counted_cash, closing_note,
              closing_entry_id) on point_of_sale.session to erp_app;

-- What is closed stays closed, and says what it said.
create function point_of_sale.refuse_reopening() returns trigger language plpgsql as $$
begin
  raise exception 'session % of company % is closed', old.id, old.company_id using errcode = 'restrict_violation';
end $$;
create trigger session_stays_closed before update on point_of_sale.session
  for each row when (old.closed_at is not null) execute function point_of_sale.refuse_reopening();

create type point_of_sale.order_kind as enum ('sale', 'refund', 'recharge', 'undone_recharge', 'settlement');

-- Whatever gets a receipt at the till. Amounts in minor units of the company's currency, above zero where the customer
-- owes them, below zero where the till gives back. Never altered.
create table point_of_sale.pos_order (
  company_id integer not null,
  id uuid not null,
  session_id uuid not null,
  -- Gapless within the session.
  number integer not null check (number > 0),
  receipt_number text not null,
  kind point_of_sale.order_kind not null,
  customer_id uuid,
  cashier_id uuid not null,
  -- Who was signed in at the till.
  actor_id uuid not null,
  -- The manager who allowed what the cashier may not.
  approved_by uuid,
  net bigint not null,
  tax bigint not null,
  total bigint not null,
  note text,
  -- The order refunded, the recharge undone, the sale whose change was kept.
  of_order_id uuid,
  -- The invoice or credit note of an order that is invoiced.
  invoice_id uuid,
  invoice_number text,
  -- What of it was booked at once: cash and cards on their way to the receivable.
  clearing_entry_id uuid,
  -- Of recharges: the method that keeps the money, its entry, and what the customer has there since.
  kept_by text,
  kept_entry_id uuid,
  kept_balance bigint,
  kept_available bigint,
  create_key uuid not null,
  create_hash bytea not null,
  recorded_at timestamptz not null,
  primary key (company_id, id),
  foreign key (company_id, session_id) references point_of_sale.session,
  constraint pos_order_number unique (company_id, session_id, number),
  constraint pos_order_create_key unique (company_id, create_key),
  constraint pos_order_adds_up check (
    case when kind in ('sale', 'refund') then total = net + tax else net = 0 and tax = 0 end),
  constraint pos_order_sign check (
    case when kind in ('refund', 'undone_recharge') then total <= 0 else total >= 0 end),
  constraint pos_order_kept check ((kind in ('recharge', 'undone_recharge')) = (kept_by is not null)),
  constraint pos_order_invoiced check ((invoice_id is null) = (invoice_number is null))
);
create index pos_order_of_customer on point_of_sale.pos_order (company_id, customer_id, id)
  where customer_id is not null;
create index pos_order_of_order on point_of_sale.pos_order (company_id, of_order_id) where of_order_id is not null;
-- A recharge is undone once.
create unique index pos_order_undoes on point_of_sale.pos_order (company_id, of_order_id)
  where kind = 'undone_recharge';
create index pos_order_by_receipt on point_of_sale.pos_order (company_id, receipt_number);

create table point_of_sale.order_line (
  company_id integer not null,
  order_id uuid not null,
  line smallint not null check (line > 0),
  product_id uuid not null,
  product_code text not null,
  description text not null,
  quantity numeric(14, 3) not null check (quantity > 0),
  unit_price bigint not null check (unit_price >= 0),
  -- Basis points off: 12.5 % is 1250.
  discount integer not null check (discount between 0 and 10000),
  prices_include_tax boolean not null,
  tax_id uuid,
  tax_name text,
  -- Thousandths of a percent.
  tax_rate integer,
  -- Below zero in a refund.
  net bigint not null,
  tax bigint not null,
  note text,
  -- In a refund: the line of the order that it gives back.
  of_line smallint,
  primary key (company_id, order_id, line),
  foreign key (company_id, order_id) references point_of_sale.pos_order
);

create table point_of_sale.tender (
  company_id integer not null,
  id uuid not null,
  order_id uuid not null,
  line smallint not null check (line > 0),
  method_id text not null,
  method_kind text not null check (method_kind in ('cash', 'clearing', 'account', 'invoice')),
  -- What moved: into the till above zero, out of it below.
  amount bigint not null check (amount <> 0),
  -- The part of it that is cash rounding, not payment.
  rounding bigint not null default 0,
  -- Of cash: what was handed over.
  received bigint check (received >= amount),
  -- Of a card: what the terminal said.
  authorisation text,
  -- Of an account: its journal entry, and what the customer has there since.
  entry_id uuid,
  balance_after bigint,
  available_after bigint,
  -- In a refund: the tender that it gives back.
  of_tender_id uuid,
  proof text check (proof in ('pin', 'code', 'manager')),
  primary key (company_id, id),
  foreign key (company_id, order_id) references point_of_sale.pos_order,
  constraint tender_line unique (company_id, order_id, line),
  constraint tender_rounding check (rounding = 0 or method_kind = 'cash'),
  constraint tender_entry check ((method_kind = 'account') = (entry_id is not null))
);
create index tender_of_tender on point_of_sale.tender (company_id, of_tender_id) where of_tender_id is not null;

-- Of a settlement: which invoices were paid, and how much of each.
create table point_of_sale.settled_invoice (
  company_id integer not null,
  order_id uuid not null,
  line smallint not null check (line > 0),
  invoice_id uuid not null,
  invoice_number text not null,
  amount bigint not null check (amount > 0),
  -- What was still due behind it.
  residual bigint not null check (residual >= 0),
  primary key (company_id, order_id, line),
  foreign key (company_id, order_id) references point_of_sale.pos_order
);

create type point_of_sale.movement_kind as enum ('in', 'out', 'drop');

-- Cash put into the drawer or taken out of it besides selling. Never altered.
create table point_of_sale.cash_movement (
  company_id integer not null,
  id uuid not null,
  session_id uuid not null,
  kind point_of_sale.movement_kind not null,
  -- Into the drawer above zero.
  amount bigint not null check (amount <> 0 and (amount > 0) = (kind = 'in')),
  reason text not null check (reason <> ''),
  -- Also the id of its journal entry.
  entry_id uuid not null,
  cashier_id uuid not null,
  approved_by uuid,
  create_key uuid not null,
  create_hash bytea not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  foreign key (company_id, session_id) references point_of_sale.session,
  constraint cash_movement_create_key unique (company_id, create_key)
);
create index cash_movement_of_session on point_of_sale.cash_movement (company_id, session_id);

create trigger refuse_change before update or delete or truncate on point_of_sale.pos_order
  for each statement execute function host.refuse_change();
create trigger refuse_change before update or delete or truncate on point_of_sale.order_line
  for each statement execute function host.refuse_change();
create trigger refuse_change before update or delete or truncate on point_of_sale.tender
  for each statement execute function host.refuse_change();
create trigger refuse_change before update or delete or truncate on point_of_sale.settled_invoice
  for each statement execute function host.refuse_change();
create trigger refuse_change before update or delete or truncate on point_of_sale.cash_movement
  for each statement execute function host.refuse_change();
grant select, insert on point_of_sale.pos_order, point_of_sale.order_line, point_of_sale.tender,
  point_of_sale.settled_invoice, point_of_sale.cash_movement to erp_app;

-- Baskets put aside. Nothing is sold yet, so they may go.
create table point_of_sale.parked_order (
  company_id integer not null,
  id uuid not null,
  register_id uuid not null,
  customer_id uuid,
  note text,
  -- What was in the basket, as the till sent it.
  lines jsonb not null,
  total bigint not null,
  create_key uuid not null,
  parked_by uuid not null,
  parked_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id),
  foreign key (company_id, register_id) references point_of_sale.register,
  constraint parked_order_create_key unique (company_id, create_key)
);
create index parked_order_of_register on point_of_sale.parked_order (company_id, register_id, id);
grant select, insert, delete on point_of_sale.parked_order to erp_app;

-- A person's PIN at the till, as argon2id.
create table point_of_sale.cashier_pin (
  company_id integer not null,
  user_id uuid not null,
  pin_hash text not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (company_id, user_id)
);
-- Guesses at a PIN in the running minutes.
create table point_of_sale.pin_attempt (
  company_id integer not null,
  user_id uuid not null,
  begun_at timestamptz not null,
  attempts integer not null,
  primary key (company_id, user_id)
);
grant select, insert, update, delete on point_of_sale.cashier_pin, point_of_sale.pin_attempt to erp_app;

create view point_of_sale.register_view as
select company_id, id, code, name, archived_at is not null as archived from point_of_sale.register;

create view point_of_sale.session_view as
select session.company_id, session.id, session.register_id, register.code as register_code,
       register.name as register_name, session.number,
       register.code || '-' || lpad(session.number::text, 4, '0') as name, session.business_date,
       session.opening_cash, session.opening_difference, session.opened_at, session.opened_by,
       opener.name as opened_by_name, session.cashier_id, cashier.name as cashier_name, session.closed_at,
       session.closed_by, closer.name as closed_by_name, session.expected_cash, session.counted_cash,
       session.counted_cash - session.expected_cash as difference, session.closing_note, session.closing_entry_id
from point_of_sale.session session
join point_of_sale.register register
  on register.company_id = session.company_id and register.id = session.register_id
left join identity.user_view opener on opener.company_id = session.company_id and opener.id = session.opened_by
left join identity.user_view closer on closer.company_id = session.company_id and closer.id = session.closed_by
left join identity.user_view cashier on cashier.company_id = session.company_id and cashier.id = session.cashier_id;

create view point_of_sale.order_view as
select pos_order.company_id, pos_order.id, pos_order.session_id, pos_order.receipt_number,
       pos_order.kind::text as kind, pos_order.customer_id, customer.name as customer_name, session.register_id,
       register.code as register_code, session.business_date, pos_order.cashier_id, cashier.name as cashier_name,
       pos_order.net, pos_order.tax, pos_order.total, pos_order.of_order_id, pos_order.invoice_id,
       pos_order.invoice_number, pos_order.note, pos_order.recorded_at
from point_of_sale.pos_order pos_order
join point_of_sale.session session
  on session.company_id = pos_order.company_id and session.id = pos_order.session_id
join point_of_sale.register register
  on register.company_id = session.company_id and register.id = session.register_id
left join customers.customer_view customer
  on customer.company_id = pos_order.company_id and customer.id = pos_order.customer_id
left join identity.user_view cashier
  on cashier.company_id = pos_order.company_id and cashier.id = pos_order.cashier_id;

create view point_of_sale.tender_view as
select company_id, id, order_id, line, method_id, method_kind, amount, rounding, entry_id, of_tender_id
from point_of_sale.tender;
grant select on point_of_sale.register_view, point_of_sale.session_view, point_of_sale.order_view,
  point_of_sale.tender_view to erp_app;

-- Down Migration

drop schema point_of_sale cascade;

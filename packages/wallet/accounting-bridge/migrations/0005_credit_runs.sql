-- Up Migration
-- Wallet credit applied to the invoices of all customers at once: what was proposed when somebody confirmed it, what
-- became of each line, and of its undoing.
create table wallet_books.credit_run (
  company_id integer not null,
  id uuid not null,
  idempotency_key uuid not null,
  request_hash bytea not null,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The day the allocations count in the books.
  accounting_date date not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  -- When the last line was tried; one that was interrupted is taken up where it stopped.
  finished_at timestamptz,
  primary key (company_id, id),
  constraint credit_run_key unique (company_id, idempotency_key)
);
-- Two at once would want the same credit for the same invoices.
create unique index credit_run_unfinished on wallet_books.credit_run (company_id) where finished_at is null;

create table wallet_books.credit_run_line (
  company_id integer not null,
  run_id uuid not null,
  -- In the order in which they are tried: each customer's invoices together, the oldest first.
  position integer not null check (position > 0),
  invoice_id uuid not null,
  customer_id uuid not null,
  amount bigint not null check (amount > 0),
  primary key (company_id, run_id, position),
  foreign key (company_id, run_id) references wallet_books.credit_run
);

-- Applied, or refused: code, facts and sentence.
create table wallet_books.credit_run_outcome (
  company_id integer not null,
  run_id uuid not null,
  position integer not null,
  allocation_id uuid,
  -- What was applied.
  amount bigint not null check (amount >= 0),
  refusal jsonb,
  primary key (company_id, run_id, position),
  foreign key (company_id, run_id, position) references wallet_books.credit_run_line,
  check ((allocation_id is null) <> (refusal is null) and (allocation_id is null) = (amount = 0))
);

create table wallet_books.credit_run_undo (
  company_id integer not null,
  run_id uuid not null,
  idempotency_key uuid not null,
  accounting_date date not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  primary key (company_id, run_id),
  foreign key (company_id, run_id) references wallet_books.credit_run
);

-- Undone, where nothing is refused.
create table wallet_books.credit_run_undo_outcome (
  company_id integer not null,
  run_id uuid not null,
  position integer not null,
  -- What came back.
  amount bigint not null check (amount >= 0),
  refusal jsonb,
  primary key (company_id, run_id, position),
  check ((refusal is null) = (amount > 0)),
  foreign key (company_id, run_id) references wallet_books.credit_run_undo,
  foreign key (company_id, run_id, position) references wallet_books.credit_run_outcome
);

create trigger immutable before update or delete or truncate on wallet_books.credit_run_line
  for each statement execute function wallet_books.refuse_change();
create trigger immutable before update or delete or truncate on wallet_books.credit_run_outcome
  for each statement execute function wallet_books.refuse_change();
create trigger immutable before update or delete or truncate on wallet_books.credit_run_undo_outcome
  for each statement execute function wallet_books.refuse_change();

grant select, insert, update (finished_at) on wallet_books.credit_run, wallet_books.credit_run_undo to erp_app;
grant select, insert on wallet_books.credit_run_line, wallet_books.credit_run_outcome,
  wallet_books.credit_run_undo_outcome to erp_app;

-- As before, from what is open alone: so that ten thousand customers are read at once, not one by one.
create or replace view wallet_books.payable_invoice_view as
select invoice.company_id, invoice.id as invoice_id, invoice.number, invoice.customer_id, invoice.date, invoice.currency,
       invoice.amount_due, wallet.available,
       (sum(invoice.amount_due) over (
         partition by invoice.company_id, invoice.customer_id order by invoice.date, invoice.number, invoice.id
       ) - invoice.amount_due)::bigint as due_before
from accounting.open_invoice_view invoice
join wallet.wallet_view wallet
  on wallet.company_id = invoice.company_id and wallet.customer_id = invoice.customer_id
 and wallet.currency = invoice.currency
where wallet.available > 0 and wallet.status not in ('frozen', 'frozen_out');

-- What the credit of every customer would pay of their open invoices, the oldest first.
create view wallet_books.credit_proposal_view as
select payable.company_id, payable.invoice_id, payable.number, payable.customer_id, customer.name as customer_name,
       payable.date, payable.currency, payable.amount_due, payable.available,
       least(payable.amount_due, payable.available - payable.due_before) as amount
from wallet_books.payable_invoice_view payable
join customers.customer_view customer
  on customer.company_id = payable.company_id and customer.id = payable.customer_id
where payable.due_before < payable.available;
grant select on wallet_books.credit_proposal_view to erp_app;

-- Runs with what became of them so far.
create view wallet_books.credit_run_view as
select run.company_id, run.id, run.currency, run.accounting_date, run.created_at, run.finished_at, run.actor_id,
       starter.name as started_by, undo.created_at as undo_started_at, undo.finished_at as undo_finished_at,
       undoer.name as undone_by, lines.lines, lines.customers, lines.amount, outcomes.applied, outcomes.applied_amount,
       outcomes.refused, undone.undone, undone.undone_amount, undone.kept
from wallet_books.credit_run run
left join wallet_books.credit_run_undo undo on undo.company_id = run.company_id and undo.run_id = run.id
left join identity.user_view starter on starter.company_id = run.company_id and starter.id = run.actor_id
left join identity.user_view undoer on undoer.company_id = undo.company_id and undoer.id = undo.actor_id
cross join lateral (
  select count(*)::integer as lines, count(distinct line.customer_id)::integer as customers,
         coalesce(sum(line.amount), 0)::bigint as amount
  from wallet_books.credit_run_line line
  where line.company_id = run.company_id and line.run_id = run.id
) lines
cross join lateral (
  select count(outcome.allocation_id)::integer as applied, coalesce(sum(outcome.amount), 0)::bigint as applied_amount,
         count(outcome.refusal)::integer as refused
  from wallet_books.credit_run_outcome outcome
  where outcome.company_id = run.company_id and outcome.run_id = run.id
) outcomes
cross join lateral (
  select count(*) filter (where back.refusal is null)::integer as undone,
         coalesce(sum(back.amount), 0)::bigint as undone_amount, count(back.refusal)::integer as kept
  from wallet_books.credit_run_undo_outcome back
  where back.company_id = run.company_id and back.run_id = run.id
) undone;
grant select on wallet_books.credit_run_view to erp_app;

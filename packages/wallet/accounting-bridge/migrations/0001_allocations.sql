-- Up Migration
-- What the bridge keeps of its own: which wallet transaction went to which invoice. An allocation, the wallet
-- transaction that pays for it, its journal entry and its matching are one act and share one id.
create schema wallet_books;
grant usage on schema wallet_books to erp_app;

create table wallet_books.allocation (
  company_id integer not null,
  id uuid not null,
  invoice_id uuid not null,
  customer_id uuid not null,
  amount bigint not null check (amount > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  accounting_date date not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (company_id, id)
);
create index allocation_by_invoice on wallet_books.allocation (company_id, invoice_id);
create index allocation_by_customer on wallet_books.allocation (company_id, customer_id, id);

-- The id is that of the reversal in the wallet and of its journal entry.
create table wallet_books.allocation_undo (
  company_id integer not null,
  allocation_id uuid not null,
  id uuid not null,
  accounting_date date not null,
  actor_id uuid,
  created_at timestamptz not null default clock_timestamp(),
  primary key (company_id, allocation_id),
  unique (company_id, id),
  foreign key (company_id, allocation_id) references wallet_books.allocation (company_id, id)
);

create function wallet_books.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'wallet_books.% is history: a correction is a new row, never a change', tg_table_name
    using errcode = 'restrict_violation';
end $$;

create trigger immutable before update or delete or truncate on wallet_books.allocation
  for each statement execute function wallet_books.refuse_change();
create trigger immutable before update or delete or truncate on wallet_books.allocation_undo
  for each statement execute function wallet_books.refuse_change();

grant select, insert on wallet_books.allocation, wallet_books.allocation_undo to erp_app;

create view wallet_books.allocation_view as
select a.company_id, a.id, a.invoice_id, a.customer_id, a.amount, a.currency, a.accounting_date, a.actor_id,
       a.created_at, u.id as undo_id, u.accounting_date as undone_on, u.created_at as undone_at
from wallet_books.allocation a
left join wallet_books.allocation_undo u on u.company_id = a.company_id and u.allocation_id = a.id;
grant select on wallet_books.allocation_view to erp_app;

-- Every wallet transaction by class of credit, as the books must show it.
create view wallet_books.part_view as
select part.company_id, entry.customer_id, part.wallet_id, part.version, entry.transaction_id, entry.accounting_date,
       part.origin, part.amount
from wallet.entry_part_view part
join wallet.entry_view entry using (company_id, wallet_id, version);
grant select on wallet_books.part_view to erp_app;

-- The wallets with their customers, as the list shows them.
create view wallet_books.wallet_list_view as
select wallet.company_id, wallet.wallet_id, wallet.customer_id, customer.name as customer_name,
       customer.email as customer_email, wallet.currency, wallet.balance, wallet.held, wallet.available,
       wallet.status, wallet.created_at, wallet.last_moved_at
from wallet.wallet_view wallet
join customers.customer_view customer on customer.company_id = wallet.company_id and customer.id = wallet.customer_id;
grant select on wallet_books.wallet_list_view to erp_app;

-- An invoice beside the wallet of its customer: what the "Customer wallet" section shows.
create view wallet_books.invoice_wallet_view as
select invoice.company_id, invoice.id as invoice_id, invoice.kind, invoice.status, invoice.number, invoice.customer_id,
       invoice.currency, invoice.amount_due, wallet.wallet_id, wallet.currency as wallet_currency, wallet.balance,
       wallet.available, wallet.status as wallet_status
from accounting.invoice_view invoice
join wallet.wallet_view wallet on wallet.company_id = invoice.company_id and wallet.customer_id = invoice.customer_id;
grant select on wallet_books.invoice_wallet_view to erp_app;

-- The open invoices of customers who have credit, oldest first, each with what is due on all before it: what is left of
-- the credit by then pays it.
create view wallet_books.payable_invoice_view as
select invoice.company_id, invoice.id as invoice_id, invoice.number, invoice.customer_id, invoice.date, invoice.currency,
       invoice.amount_due, wallet.available,
       (sum(invoice.amount_due) over (
         partition by invoice.company_id, invoice.customer_id order by invoice.date, invoice.number, invoice.id
       ) - invoice.amount_due)::bigint as due_before
from accounting.invoice_view invoice
join wallet.wallet_view wallet
  on wallet.company_id = invoice.company_id and wallet.customer_id = invoice.customer_id
 and wallet.currency = invoice.currency
where invoice.kind = 'invoice' and invoice.status = 'confirmed' and invoice.amount_due > 0 and wallet.available > 0
  and wallet.status not in ('frozen', 'frozen_out');
grant select on wallet_books.payable_invoice_view to erp_app;

-- Which document a wallet transaction is about: the invoice that was paid or is due again, the payment that brought or
-- took the money, the credit note that gave it back.
create view wallet_books.transaction_document_view as
select allocation.company_id, allocation.id as transaction_id, 'invoice' as kind, invoice.id as document_id,
       invoice.number
from wallet_books.allocation allocation
join accounting.invoice_view invoice
  on invoice.company_id = allocation.company_id and invoice.id = allocation.invoice_id
union all
select undo.company_id, undo.id, 'invoice', invoice.id, invoice.number
from wallet_books.allocation_undo undo
join wallet_books.allocation allocation
  on allocation.company_id = undo.company_id and allocation.id = undo.allocation_id
join accounting.invoice_view invoice
  on invoice.company_id = allocation.company_id and invoice.id = allocation.invoice_id
union all
select entry.company_id, entry.transaction_id, 'payment', payment.id, payment.number
from wallet.entry_view entry
join accounting.payment_view payment
  on payment.company_id = entry.company_id and payment.id = split_part(entry.source, ':', 2)::uuid
where entry.source like 'payment:%' or entry.source like 'payment-return:%'
union all
select entry.company_id, entry.transaction_id, 'credit_note', note.id, note.number
from wallet.entry_view entry
join accounting.invoice_view note
  on note.company_id = entry.company_id and note.id = split_part(entry.source, ':', 2)::uuid
where entry.source like 'credit-note:%';
grant select on wallet_books.transaction_document_view to erp_app;

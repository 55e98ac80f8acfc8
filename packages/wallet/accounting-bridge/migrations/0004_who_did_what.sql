-- Up Migration
-- Who moved credit, for histories: the people of the company, by id.
create view wallet_books.person_view as
select company_id, id, name from identity.user_view;
grant select on wallet_books.person_view to erp_app;

-- What people changed of a wallet itself rather than of its balance: frozen, let below zero.
create view wallet_books.wallet_change_view as
select audit.company_id, audit.id, audit.subject, audit.recorded_at, audit.action, audit.details,
       person.name as actor_name
from host.audit_view audit
left join identity.user_view person on person.company_id = audit.company_id and person.id = audit.actor_id
where audit.action in ('wallet.status-set', 'wallet.floor-set');
grant select on wallet_books.wallet_change_view to erp_app;

-- The wallets as before, and how far below zero each may go.
create or replace view wallet_books.wallet_list_view as
select wallet.company_id, wallet.wallet_id, wallet.customer_id, customer.name as customer_name,
       customer.email as customer_email, wallet.currency, wallet.balance, wallet.held, wallet.available,
       wallet.status, wallet.created_at, wallet.last_moved_at, wallet.floor
from wallet.wallet_view wallet
join customers.customer_view customer on customer.company_id = wallet.company_id and customer.id = wallet.customer_id;

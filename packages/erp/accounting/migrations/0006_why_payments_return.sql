-- Up Migration

-- Why a payment is cancelled: it never was one, its debit bounced, or the customer had the bank or the card take it back.
create type accounting.return_reason as enum ('cancelled', 'bounced', 'charged_back');
alter table accounting.payment add column return_reason accounting.return_reason;
update accounting.payment set return_reason = 'cancelled' where status = 'cancelled';
alter table accounting.payment add constraint payment_return_reason
  check ((status = 'cancelled') = (return_reason is not null));

create or replace view accounting.payment_view as
  select payment.company_id, payment.id, payment.direction::text as direction, payment.status::text as status,
         payment.customer_id, customer.name as customer_name, payment.amount, payment.currency,
         payment.journal_id, journal.name as journal_name, payment.date, payment.reference, payment.destination,
         payment.taken_by, payment.taken, payment.entry_id, payment.cancel_entry_id, payment.cancel_date,
         accounting.number_text(number.series, number.year, number.sequence) as number,
         payment.created_at, payment.created_by, creator.name as created_by_name,
         payment.confirmed_at, payment.confirmed_by, confirmer.name as confirmed_by_name,
         payment.cancelled_at, payment.cancelled_by, canceller.name as cancelled_by_name,
         payment.return_reason::text as return_reason
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

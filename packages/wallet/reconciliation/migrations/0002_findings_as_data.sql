-- Up Migration

-- What differs and what was found are sentences with places, and the values that stand in them, so that each reader has them
-- in their own language. What was written down as prose before stays: a sentence without places.
alter table wallet_reconciliation.discrepancy
  add column subject_values jsonb not null default '{}',
  add column finding_values jsonb not null default '{}';
comment on column wallet_reconciliation.discrepancy.subject is 'in English, such as: wallet {{wallet}} version {{version}}';
comment on column wallet_reconciliation.discrepancy.finding is 'in English, such as: moves {{amount, money}}';

create or replace view wallet_reconciliation.discrepancy_view as
  select discrepancy.company_id, discrepancy.run_id, discrepancy.check_id, discrepancy.number, done.title,
         discrepancy.subject, discrepancy.finding, discrepancy.wallet_id, customer.name as customer_name,
         discrepancy.entry_id, entry.number as entry_number, discrepancy.subject_values, discrepancy.finding_values
  from wallet_reconciliation.discrepancy discrepancy
  join wallet_reconciliation.run_check done using (company_id, run_id, check_id)
  left join wallet.wallet_view wallet
    on wallet.company_id = discrepancy.company_id and wallet.wallet_id = discrepancy.wallet_id
  left join customers.customer_view customer
    on customer.company_id = wallet.company_id and customer.id = wallet.customer_id
  left join accounting.journal_entry_view entry
    on entry.company_id = discrepancy.company_id and entry.entry_id = discrepancy.entry_id;

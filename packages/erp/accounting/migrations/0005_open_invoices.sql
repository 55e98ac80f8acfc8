-- Up Migration

-- Invoices on which something is due, for whoever asks about those of all customers at once. Unlike invoice_view it keeps
-- the columns' own types, so that the planner knows how many there are.
create view accounting.open_invoice_view as
  select invoice.company_id, invoice.id, invoice.number, invoice.customer_id, invoice.date, invoice.due_date,
         invoice.currency,
         case when item.currency is null then item.residual else item.currency_residual end as amount_due
  from accounting.invoice invoice
  join accounting.open_item item
    on item.company_id = invoice.company_id and item.entry_id = invoice.entry_id and item.line = 1
  where invoice.kind = 'invoice' and invoice.status = 'confirmed' and item.residual > 0;
grant select on accounting.open_invoice_view to erp_app;

-- Down Migration

drop view accounting.open_invoice_view;

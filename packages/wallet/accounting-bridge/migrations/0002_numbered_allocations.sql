-- Up Migration
-- Allocations as the "Customer wallet" section of an invoice lists them, each with the number of its journal entry;
-- null for the moment between the commit and the numbering that follows it.
create view wallet_books.numbered_allocation_view as
select allocation.*, entry.number as entry_number
from wallet_books.allocation_view allocation
left join accounting.journal_entry_view entry
  on entry.company_id = allocation.company_id and entry.entry_id = allocation.id;
grant select on wallet_books.numbered_allocation_view to erp_app;

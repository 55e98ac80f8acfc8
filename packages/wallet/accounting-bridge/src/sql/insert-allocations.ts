import { statement } from '@platform/database'

/** Values: company, then arrays of id, invoice, customer, amount, currency, date, actor. */
export const insertAllocations = statement(
  'wallet-books.insert-allocations',
  `insert into wallet_books.allocation (company_id, id, invoice_id, customer_id, amount, currency, accounting_date, actor_id)
   select $1, a.*
   from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::bigint[], $6::text[], $7::date[], $8::uuid[])
     as a(id, invoice_id, customer_id, amount, currency, accounting_date, actor_id)`,
)

import { statement } from '@platform/database'

/** Values: company, then arrays of allocation, id of the undoing transaction, date, actor. */
export const insertUndos = statement(
  'wallet-books.insert-undos',
  `insert into wallet_books.allocation_undo (company_id, allocation_id, id, accounting_date, actor_id)
   select $1, u.*
   from unnest($2::uuid[], $3::uuid[], $4::date[], $5::uuid[]) as u(allocation_id, id, accounting_date, actor_id)`,
)

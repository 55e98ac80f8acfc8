import { type Database, statement, transaction } from '@platform/database'

const findAddresses = statement<{ id: string; name: string; email: string }>(
  'wallet-books.find-recipients',
  `select id, name, email from customers.customer_view
    where company_id = $1 and id = any($2::uuid[]) and email is not null and email <> '' and not archived`,
)

/** Customers who can be written to, by id. Those without an address, and those who left, are left out. */
export async function findRecipients(
  database: Database,
  companyId: number,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly email: string }>> {
  const rows = await transaction(database, (tx) => tx.query(findAddresses, [companyId, customerIds]))
  return new Map(rows.map(({ id, name, email }) => [id, { name, email }]))
}

import { statement, type Tx } from '@platform/database'

const companyOfBooks = statement<{ id: number; timeZone: string }>(
  'wallet-books.company',
  'select id, time_zone as "timeZone" from identity.company_view where id = $1',
)

/** The company of an event, which carries its id alone. */
export async function findPostingCompany(
  tx: Tx,
  companyId: number,
): Promise<{ id: number; timeZone: string }> {
  const [company] = await tx.query(companyOfBooks, [companyId])
  if (!company) throw new Error(`company ${companyId} does not exist`)
  return company
}

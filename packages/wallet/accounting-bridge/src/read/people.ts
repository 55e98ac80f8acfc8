import type { Database } from '@platform/database'
import { booksPrisma } from '../books-prisma.ts'

/** The names of people of the company, by id; whoever is not one of them any more is left out. */
export async function findNames(
  database: Database,
  companyId: number,
  personIds: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(personIds)].filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const people = await booksPrisma(database).person.findMany({ where: { companyId, id: { in: ids } } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

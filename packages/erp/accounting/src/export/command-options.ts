import type { Database } from '@platform/database'
import { type Company, listCompanies, Refusal } from '@platform/plugin-api'

/** The company a command is about: the one named, or the only one there is. Refuses where that is not clear. */
export async function companyOfOption(database: Database, wanted: string | undefined): Promise<Company> {
  const companies = await listCompanies(database)
  const company =
    wanted === undefined && companies.length === 1
      ? companies[0]
      : companies.find(({ id }) => String(id) === wanted)
  if (company) return company
  const list = companies.map(({ id, name }) => `${id} (${name})`).join(', ')
  throw usage(`Say whose books: --company with one of ${list || 'no companies yet'}.`)
}

/** What a command says when it is given something it cannot use. */
export function usage(message: string): Refusal {
  return new Refusal({ kind: 'invalid', code: 'usage', message })
}

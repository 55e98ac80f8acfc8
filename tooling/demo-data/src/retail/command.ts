import path from 'node:path'
import { parseArgs } from 'node:util'
import { copyMemberships, createCompanies } from '@erp/identity'
import { type Database, transaction } from '@platform/database'
import { type Company, type CompanyDraft, defineCommand, listCompanies, Refusal } from '@platform/plugin-api'
import { replayRetail } from './at-the-till/replay-retail.ts'
import { importRetail } from './import-retail.ts'

const retailer = { name: 'Online Retail', currency: 'GBP', locale: 'en-GB', timeZone: 'Europe/London' }
/** Of its own, so that the same week is not in one company's books twice. */
const retailerAtTheTill = { ...retailer, name: 'Online Retail at the till' }

export const importRetailCommand = defineCommand({
  id: 'import retail',
  summary: 'Bring a week of the "Online Retail" data set into the books. Running it again changes nothing.',
  usage: '<file.csv> [--as-pos] [--company ID]',
  async run({ database, directory, print, progress, signal }, args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { company: { type: 'string' }, 'as-pos': { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [file] = positionals
    if (!file || positionals.length > 1)
      throw new Refusal({
        kind: 'invalid',
        code: 'usage',
        message: 'Name one file: import retail <file.csv>',
      })
    const asPos = values['as-pos']
    const company = await companyFor(database, values.company, asPos ? retailerAtTheTill : retailer)
    print(`company: ${company.id} ${company.name}`)
    const bring = asPos ? replayRetail : importRetail
    const summary = await bring(database, company, path.resolve(directory, file), { progress, signal })
    for (const [name, value] of summary) print(`${name}: ${value}`)
    return 0
  },
})

/** The company asked for; else the one kept for this data, made at the first import and open to the people of the first company. */
async function companyFor(
  database: Database,
  wanted: string | undefined,
  retailer: CompanyDraft,
): Promise<Company> {
  const companies = await listCompanies(database)
  const found = companies.find(({ id, name }) =>
    wanted === undefined ? name === retailer.name : String(id) === wanted,
  )
  if (found) {
    if (found.currency !== retailer.currency)
      throw new Refusal({
        kind: 'invalid',
        code: 'wrong_currency',
        message: `The file is in ${retailer.currency}, and company ${found.id} keeps its books in ${found.currency}. Leave --company out to have one made.`,
      })
    return found
  }
  if (wanted !== undefined)
    throw new Refusal({
      kind: 'missing',
      code: 'unknown_company',
      message: `There is no company ${wanted}. See 'company list'.`,
    })
  return transaction(database, async (tx) => {
    const [made] = await createCompanies(tx, [retailer])
    if (!made) throw new Error('createCompanies answers one company for each draft')
    const [first] = companies
    if (first) copyMemberships(tx, { from: first.id, to: made.id })
    return made
  })
}

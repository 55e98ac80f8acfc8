import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import type { Company } from '@platform/plugin-api'
import type { TillCustomer } from '../answers.ts'
import { findOfferedMethods } from '../methods/offered-methods.ts'
import { findCustomers } from '../sql/till.ts'

/**
 * The best twenty customers for what was typed or scanned: a part of the name, the e-mail, the code on their card, or the
 * digits of their phone; with what payment methods keep for each. All in two round trips.
 */
export async function findTillCustomers(
  database: Database,
  company: Company,
  search: string,
): Promise<readonly TillCustomer[]> {
  const words = search.split(/\s+/).filter((word) => word !== '')
  const digits = search.replaceAll(/[\s()/+.-]/g, '')
  const rows = await transaction(database, (tx) =>
    tx.query(findCustomers, [
      company.id,
      search,
      words.map((word) => `%${escaped(word)}%`),
      /^\d{3,}$/.test(digits) ? `%${digits}%` : null,
    ]),
  )
  const available = await availableFor(
    database,
    company,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, available: available(row.id) }))
}

/** What payment methods keep for a customer. */
export async function availableOf(
  database: Database,
  company: Company,
  customerId: string,
): Promise<TillCustomer['available']> {
  return (await availableFor(database, company, [customerId]))(customerId)
}

async function availableFor(database: Database, company: Company, customerIds: readonly string[]) {
  const methods = await transaction(database, (tx) => findOfferedMethods(tx, company))
  const balances = await Promise.all(
    methods.map(async ({ id, available }) => ({
      id,
      amounts: await available?.(database, company, customerIds),
    })),
  )
  return (customerId: string): TillCustomer['available'] =>
    balances.flatMap(({ id: methodId, amounts }) => {
      const amount = amounts?.get(customerId)
      return amount === undefined
        ? []
        : [{ methodId, amount: toWire({ amount, currency: company.currency }) }]
    })
}

function escaped(word: string): string {
  return word.replaceAll(/[\\%_]/g, '\\$&')
}

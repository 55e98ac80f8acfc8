import { blankCustomer, createCustomers } from '@erp/customers'
import { type Database, derivedId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { accepted } from '../accepted.ts'
import { countryCodes } from './country-codes.ts'
import type { RetailDocument } from './sort-rows.ts'

/** Makes the customers of the file, who have a number and a country but no name. Answers their ids by their number. */
export async function importCustomers(
  database: Database,
  company: Company,
  documents: readonly RetailDocument[],
): Promise<ReadonlyMap<string, string>> {
  const countryOf = new Map<string, string>()
  for (const { customerId, country } of documents)
    if (customerId !== null && !countryOf.has(customerId)) countryOf.set(customerId, country)
  const numbers = [...countryOf.keys()]
  const outcomes = await transaction(database, (tx) =>
    createCustomers(
      tx,
      company.id,
      null,
      numbers.map((number) => ({
        ...blankCustomer(`Customer ${number}`),
        idempotencyKey: derivedId('retail', 'customer', number),
        reference: number,
        country: countryCodes[countryOf.get(number) ?? ''] ?? null,
      })),
    ),
  )
  return new Map(outcomes.map((outcome, index) => [numbers[index] ?? '', accepted(outcome).customerId]))
}

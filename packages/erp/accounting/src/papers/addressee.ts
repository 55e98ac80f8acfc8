import { type Database, transaction } from '@platform/database'
import { type PaperLanguage, paperLocale } from '@platform/paper'
import type { Company } from '@platform/plugin-api'
import { readAddressee } from './sql/read-addressee.ts'

/** The lines of a customer's address, the name first. */
export async function addresseeOf(
  database: Database,
  company: Company,
  { customerId, language }: { readonly customerId: string; readonly language: PaperLanguage },
): Promise<readonly string[]> {
  const [row] = await transaction(database, (tx) => tx.query(readAddressee, [company.id, customerId]))
  if (!row) return []
  const { name, street, city, postcode, country } = row
  const countries = new Intl.DisplayNames(paperLocale(language, company.locale), { type: 'region' })
  return [
    name,
    street,
    [postcode, city].filter(Boolean).join(' '),
    country === null ? null : (countries.of(country) ?? country),
  ].filter((line): line is string => line !== null && line !== '')
}

import { type Database, transaction } from '@platform/database'
import { type PaperLanguage, paperLocale } from '@platform/paper'
import type { Company } from '@platform/plugin-api'
import { paperWords } from './paper-words.ts'
import { readParties } from './sql/read-parties.ts'

/** The lines under the company's name, and those of a customer's address, the name first. */
export async function findParties(
  database: Database,
  company: Company,
  { customerId, language }: { readonly customerId: string; readonly language: PaperLanguage },
): Promise<{ readonly sender: readonly string[]; readonly addressee: readonly string[] }> {
  const [row] = await transaction(database, (tx) => tx.query(readParties, [company.id, customerId]))
  if (!row) return { sender: [], addressee: [] }
  const { name, street, city, postcode, country, company_address, company_tax_number } = row
  const countries = new Intl.DisplayNames(paperLocale(language, company.locale), { type: 'region' })
  return {
    sender: [
      ...company_address.split('\n').map((line) => line.trim()),
      company_tax_number === '' ? '' : `${paperWords[language].taxNumber} ${company_tax_number}`,
    ].filter((line) => line !== ''),
    addressee: [
      name,
      street,
      [postcode, city].filter(Boolean).join(' '),
      country === null ? null : (countries.of(country) ?? country),
    ].filter((line): line is string => line !== null && line !== ''),
  }
}

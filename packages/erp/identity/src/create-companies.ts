import { assert, type Tx } from '@platform/database'
import { isCurrency } from '@platform/money'
import { type Company, type CompanyDraft, emit, Refusal } from '@platform/plugin-api'
import { companiesCreated } from './events.ts'
import { insertCompanies } from './sql/insert-companies.ts'

/**
 * Makes companies and has every plugin set them up, in this transaction.
 * Refuses a name that is empty, and what is no currency, locale or time zone.
 */
export async function createCompanies(tx: Tx, drafts: readonly CompanyDraft[]): Promise<readonly Company[]> {
  if (drafts.length === 0) return []
  for (const draft of drafts) refuseCompanyMisfit(draft)
  const companies = await tx.query(insertCompanies, [
    drafts.map(({ name }) => name.trim()),
    drafts.map(({ currency }) => currency),
    drafts.map(({ locale }) => locale),
    drafts.map(({ timeZone }) => timeZone),
  ])
  assert(companies.length === drafts.length, 'as many companies as drafts')
  // A transaction never spans two companies' business rows: each is set up as its own set.
  for (const company of companies) await emit(tx, companiesCreated, company.id, [company])
  return companies
}

/** Refuses a name that is empty, and what is no currency, locale or time zone. */
export function refuseCompanyMisfit({ name, currency, locale, timeZone }: CompanyDraft): void {
  const refuse = (field: string, message: string) => {
    throw new Refusal({ kind: 'invalid', code: 'company_misfit', message, facts: { field } })
  }
  if (name.trim() === '') refuse('name', 'A company needs a name.')
  if (!isCurrency(currency))
    refuse('currency', `'${currency}' is not a currency. Give its ISO 4217 code, as EUR.`)
  if (!isLocale(locale)) refuse('locale', `'${locale}' is not a locale. Give one such as en-GB.`)
  if (!isTimeZone(timeZone))
    refuse('timeZone', `'${timeZone}' is not a time zone. Give one such as Europe/London.`)
}

function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1
  } catch {
    return false
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }) !== undefined
  } catch {
    return false
  }
}

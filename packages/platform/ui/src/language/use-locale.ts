import { SessionContext } from '@platform/plugin-api/web'
import { useContext } from 'react'
import { useLanguage } from './use-messages.ts'
import type { Language } from './words.ts'

/**
 * How figures and days are written: in the language of the page, by the customs of the company's country.
 * Arabic keeps western digits, as its books and document numbers do.
 */
export function localeFor(language: Language, companyLocale: string): string {
  const company = new Intl.Locale(companyLocale)
  if (company.language === language && language !== 'ar') return companyLocale
  const region = company.region === undefined ? '' : `-${company.region}`
  return language === 'ar' ? `ar${region}-u-nu-latn` : `${language}${region}`
}

/** The locale for `Intl`, of this reader in this company. */
export function useLocale(): string {
  const session = useContext(SessionContext)
  return localeFor(useLanguage(), session?.company.locale ?? navigator.language)
}

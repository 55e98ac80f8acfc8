import type { PaperLanguage } from './paper.ts'

/**
 * How figures and days are written on a paper: in its language, by the customs of the company's country. Arabic keeps
 * western digits, as the books and the numbers of documents do.
 */
export function paperLocale(language: PaperLanguage, companyLocale: string): string {
  const company = new Intl.Locale(companyLocale)
  if (company.language === language && language !== 'ar') return companyLocale
  const region = company.region === undefined ? '' : `-${company.region}`
  return language === 'ar' ? `ar${region}-u-nu-latn` : `${language}${region}`
}

import { formatDecimal, formatMoney, fromWire, type MoneyWire } from '@platform/money'
import { type PaperLanguage, paperLocale } from '@platform/paper'
import type { Company } from '@platform/plugin-api'
import { paperWords } from './paper-words.ts'

/** Writes words, amounts, days and figures the way a paper's reader reads them. */
export function paperWriter(company: Company, language: PaperLanguage) {
  const locale = paperLocale(language, company.locale)
  // The month by name: nobody has to guess which figure it is.
  const day = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const quantity = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 3 })
  return {
    words: paperWords[language],
    money: (wire: MoneyWire) => formatMoney(fromWire(wire), locale),
    day: (date: string) => day.format(new Date(`${date}T00:00:00Z`)),
    /** Of thousandths: '2500' is 2.5. */
    quantity: (thousandths: string) =>
      quantity.format(formatDecimal(BigInt(thousandths), 3) as Intl.StringNumericLiteral),
    /** Of a share such as 0.125. */
    percent: (share: number) => percent.format(share),
  }
}

export type PaperWriter = ReturnType<typeof paperWriter>

import { type AmountProblem, currencyDecimals, formatAmount, type Money, parseMoney } from '@platform/money'

/** What an input accepts: amounts above zero, zero as well, or any. */
export type AmountSign = 'positive' | 'zeroToo' | 'any'

export type TypedAmount = bigint | AmountProblem | 'not_positive' | 'negative'

const arabicDigits = /[\u0660-\u0669\u06f0-\u06f9]/g

/**
 * Reads what a person typed, in minor units, exactly: their locale's separators, digits of their script,
 * a currency sign left or right. Never rounds; answers what is wrong instead.
 */
export function readTypedAmount(
  text: string,
  currency: string,
  locale: string,
  sign: AmountSign,
): TypedAmount {
  const western = text
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\u066b/g, decimalSeparator(locale))
    .replace(/\u066c/g, '')
    .replace(/[\u2212\u2013]/g, '-')
  const read = parseMoney(western, currency, locale)
  if (typeof read === 'string') return read
  if (sign === 'positive' && read.amount <= 0n) return 'not_positive'
  return sign === 'zeroToo' && read.amount < 0n ? 'negative' : read.amount
}

/** The figure as it stands in the input: grouped by the locale, without the currency, exact at any size. */
export function formatTypedAmount({ amount, currency }: Money, locale: string): string {
  const digits = currencyDecimals(currency)
  const format = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  // As a decimal string, for a number would lose cents beyond 2^53.
  return format.format(formatAmount(amount, currency) as Intl.StringNumericLiteral)
}

function decimalSeparator(locale: string): string {
  return (
    new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.'
  )
}

import { currencyDecimals } from './currency.ts'
import type { Currency, Money } from './money.ts'

/** The plain decimal figure, as files and inputs want it: `formatAmount(1250n, 'EUR')` is '12.50'. */
export function formatAmount(amount: bigint, currency: Currency): string {
  return formatDecimal(amount, currencyDecimals(currency))
}

/** The plain decimal figure of a whole number of parts: `formatDecimal(2500n, 3)` is '2.500'. */
export function formatDecimal(amount: bigint, digits: number): string {
  const sign = amount < 0n ? '-' : ''
  const text = (amount < 0n ? -amount : amount).toString().padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

const formats = new Map<string, Intl.NumberFormat>()

/**
 * The amount with its currency in the reader's locale, exact at any size: `formatMoney(money, 'de')` is '12,50 €'.
 * Signed, what is above zero has its plus where the locale puts signs.
 */
export function formatMoney(
  { amount, currency }: Money,
  locale: string,
  { signed = false }: { signed?: boolean } = {},
): string {
  const key = `${locale} ${currency} ${signed}`
  let format = formats.get(key)
  if (!format) {
    const signDisplay = signed ? 'exceptZero' : 'auto'
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, signDisplay })
    formats.set(key, format)
  }
  // Given a decimal string, Intl formats exactly; a number would lose cents beyond 2^53.
  return format.format(formatAmount(amount, currency) as Intl.StringNumericLiteral)
}

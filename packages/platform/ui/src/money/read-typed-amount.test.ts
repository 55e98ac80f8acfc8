import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTypedAmount, readTypedAmount } from './read-typed-amount.ts'

const read = (text: string, currency = 'GBP', locale = 'en-GB') =>
  readTypedAmount(text, currency, locale, 'positive')

describe('an amount typed by a person', () => {
  it('is read in minor units, with or without its currency', () => {
    expect(read('12.5')).toBe(1250n)
    expect(read('1,234.56')).toBe(123456n)
    expect(read('£ 12.50')).toBe(1250n)
    expect(read('GBP 12')).toBe(1200n)
  })

  it('follows the separators of the locale', () => {
    expect(read('1.234,56', 'EUR', 'de-DE')).toBe(123456n)
    expect(read('1 234,56', 'EUR', 'fr-FR')).toBe(123456n)
  })

  it('follows the digits of Arabic, whatever digits the locale shows', () => {
    expect(read('١٬٢٣٤٫٥٠', 'AED', 'ar-AE-u-nu-latn')).toBe(123450n)
    expect(read('١٢٫٥', 'AED', 'en-AE')).toBe(1250n)
  })

  it('has as many decimals as the currency, no more', () => {
    expect(read('1250', 'JPY', 'ja-JP')).toBe(1250n)
    expect(read('12.5', 'JPY', 'en-GB')).toBe('too_many_decimals')
    expect(read('1.234', 'KWD', 'en-GB')).toBe(1234n)
    expect(read('1.2345', 'KWD', 'en-GB')).toBe('too_many_decimals')
    expect(read('0.001')).toBe('too_many_decimals')
  })

  it('is refused by the reason why it is no amount', () => {
    expect(read('')).toBe('empty')
    expect(read('twelve')).toBe('not_a_number')
    expect(read('1e5')).toBe('not_a_number')
    expect(read('0')).toBe('not_positive')
    expect(read('-5')).toBe('not_positive')
    expect(read('92233720368547758.08')).toBe('too_large')
  })

  it('may be negative where any amount is asked for, with either minus sign', () => {
    expect(readTypedAmount('-5', 'GBP', 'en-GB', 'any')).toBe(-500n)
    expect(readTypedAmount('\u22125', 'GBP', 'en-GB', 'any')).toBe(-500n)
  })

  it('reads back whatever is shown, cent for cent, beyond 2^53 too', () => {
    const locales = fc.constantFrom('en-GB', 'de-DE', 'fr-FR', 'ar-AE-u-nu-latn', 'ar-EG', 'en-IN', 'de-CH')
    const currencies = fc.constantFrom('GBP', 'JPY', 'KWD')
    fc.assert(
      fc.property(fc.bigInt(1n, 2n ** 63n - 1n), locales, currencies, (amount, locale, currency) => {
        const shown = formatTypedAmount({ amount, currency }, locale)
        expect(readTypedAmount(shown, currency, locale, 'positive')).toBe(amount)
      }),
    )
  })
})

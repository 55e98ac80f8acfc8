import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allocate,
  currencyDecimals,
  divideHalfAwayFromZero,
  formatAmount,
  formatDecimal,
  formatMoney,
  fromWire,
  largestAmount,
  money,
  parseAmount,
  parseDecimal,
  parseMoney,
  toWire,
} from './index.ts'

describe('currencies', () => {
  it('knows how many decimals the minor unit has', () => {
    expect(['EUR', 'JPY', 'KWD'].map(currencyDecimals)).toEqual([2, 0, 3])
  })
})

describe('division and allocation', () => {
  it('rounds half away from zero, on both sides', () => {
    expect([5n, -5n, 4n, -4n, 6n].map((n) => divideHalfAwayFromZero(n, 10n))).toEqual([1n, -1n, 0n, 0n, 1n])
  })

  it('never loses or invents a unit, and stays within one of the exact share', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 20 })
      .filter((list) => list.some((weight) => weight > 0n))
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (total, list) => {
        const parts = allocate(total, list)
        const sum = list.reduce((a, b) => a + b, 0n)
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
        parts.forEach((part, index) => {
          const error = part * sum - total * (list[index] ?? 0n)
          expect(error < sum && error > -sum).toBe(true)
        })
      }),
    )
  })
})

describe('reading and showing', () => {
  it('reads back every amount it shows', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -largestAmount, max: largestAmount }),
        fc.constantFrom('EUR', 'JPY', 'KWD'),
        (amount, currency) => {
          expect(parseAmount(formatAmount(amount, currency), currency)).toBe(amount)
          expect(fromWire(toWire(money(amount, currency)))).toEqual(money(amount, currency))
        },
      ),
    )
  })

  it('reads figures that are not money to as many digits as they have', () => {
    expect(parseDecimal('2,5', 3, 'de-DE')).toBe(2500n)
    expect(parseDecimal('1.250,125', 3, 'de-DE')).toBe(1_250_125n)
    expect(parseDecimal('2.5', 0, 'en-GB')).toBe('too_many_decimals')
    expect(formatDecimal(-5n, 3)).toBe('-0.005')
  })

  it('shows amounts beyond 2^53 exactly', () => {
    expect(formatMoney(money(largestAmount, 'EUR'), 'en')).toBe('€92,233,720,368,547,758.07')
  })

  it('shows a plus where the locale puts signs, and none before zero', () => {
    expect(formatMoney(money(1500n, 'EUR'), 'en', { signed: true })).toBe('+€15.00')
    expect(formatMoney(money(0n, 'EUR'), 'en', { signed: true })).toBe('€0.00')
    // In Arabic the sign belongs to the figure, to the left of it, whatever the line's direction.
    expect(formatMoney(money(1500n, 'EUR'), 'ar', { signed: true })).toContain('\u200e+15.00')
  })

  it('reads what people type where they live', () => {
    const read = (text: string, currency: string, locale: string) => {
      const result = parseMoney(text, currency, locale)
      return typeof result === 'string' ? result : result.amount
    }
    expect(read('1.234,56', 'EUR', 'de')).toBe(123456n)
    expect(read('1,234.56', 'EUR', 'en')).toBe(123456n)
    expect(read('€12.50', 'EUR', 'en')).toBe(1250n)
    expect(read('12,50 €', 'EUR', 'de')).toBe(1250n)
    expect(read('1 234,5', 'EUR', 'fr')).toBe(123450n)
    expect(read('١٢٫٥', 'EUR', 'ar-EG')).toBe(1250n)
    expect(read('12,5', 'EUR', 'en')).toBe('not_a_number')
    expect(read('0.001', 'EUR', 'en')).toBe('too_many_decimals')
    expect(read('1.5', 'JPY', 'en')).toBe('too_many_decimals')
    expect(read('', 'EUR', 'en')).toBe('empty')
    expect(read('1e5', 'EUR', 'en')).toBe('not_a_number')
    expect(read('92233720368547758.08', 'EUR', 'en')).toBe('too_large')
  })
})

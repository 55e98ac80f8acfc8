import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, exchangeRatePattern } from './exchange-rate.ts'

describe('converting', () => {
  it('minds the minor units of both currencies, and rounds half away from zero', () => {
    expect(convert(10_000n, { rate: '0.9', from: 'USD', to: 'EUR' })).toBe(9_000n)
    expect(convert(1_534n, { rate: '0.0061', from: 'JPY', to: 'EUR' })).toBe(936n)
    expect(convert(1n, { rate: '3.25', from: 'KWD', to: 'EUR' })).toBe(0n)
    expect(convert(1_000n, { rate: '3.2555', from: 'KWD', to: 'EUR' })).toBe(326n)
    expect(convert(5n, { rate: '0.1', from: 'USD', to: 'EUR' })).toBe(1n)
    expect(convert(100n, { rate: '160', from: 'EUR', to: 'JPY' })).toBe(160n)
  })

  it('is exact where no rounding is needed, at any size', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (amount, rate) => {
          expect(convert(amount, { rate: `${rate}`, from: 'USD', to: 'EUR' })).toBe(amount * rate)
          expect(convert(amount * 1_000n, { rate: `0.00${rate}`, from: 'USD', to: 'EUR' })).toBe(
            (amount * 1_000n * rate * 2n + 10n ** BigInt(`${rate}`.length + 2)) /
              (2n * 10n ** BigInt(`${rate}`.length + 2)),
          )
        },
      ),
    )
  })
})

it.each(['0', '0.0', '-1', '1e3', '1.', '.5', '12345678901', '1.12345678901', ''])(
  'refuses the rate %j',
  (rate) => {
    expect(exchangeRatePattern.test(rate)).toBe(false)
  },
)

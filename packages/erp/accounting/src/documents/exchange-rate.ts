import { type Currency, currencyDecimals, divideHalfAwayFromZero } from '@platform/money'

/** A decimal figure with at most ten digits before and ten behind the point, above zero: '1.1735'. */
export const exchangeRatePattern = /^(?=.*[1-9])\d{1,10}(\.\d{1,10})?$/

/**
 * Converts an amount in minor units, exactly but for one rounding half away from zero. `rate` is what one whole unit of
 * `from` is worth in `to`, as a decimal figure; currencies differ in the digits of their minor units.
 */
export function convert(
  amount: bigint,
  { rate, from, to }: { readonly rate: string; readonly from: Currency; readonly to: Currency },
): bigint {
  const [whole = '0', fraction = ''] = rate.split('.')
  const digits = currencyDecimals(to) - currencyDecimals(from) - fraction.length
  const product = amount * BigInt(whole + fraction)
  return digits >= 0
    ? product * 10n ** BigInt(digits)
    : divideHalfAwayFromZero(product, 10n ** BigInt(-digits))
}

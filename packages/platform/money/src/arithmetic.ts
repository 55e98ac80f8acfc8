/** `dividend / divisor`, rounded half away from zero: the rounding of taxes and prices. */
export function divideHalfAwayFromZero(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('division by zero')
  const negative = dividend < 0n !== divisor < 0n
  const top = dividend < 0n ? -dividend : dividend
  const bottom = divisor < 0n ? -divisor : divisor
  const quotient = (2n * top + bottom) / (2n * bottom)
  return negative ? -quotient : quotient
}

/**
 * Splits `total` in proportion to `weights` without losing a unit: the parts add up to `total` exactly.
 * What rounding leaves goes to the parts with the largest remainders, the earlier one first.
 * Weights are not negative, and one at least is positive.
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (weights.some((weight) => weight < 0n) || sum <= 0n)
    throw new RangeError('weights must not be negative, and one must be positive')
  const sign = total < 0n ? -1n : 1n
  const size = total * sign
  const parts = weights.map((weight) => (size * weight) / sum)
  const remainders = weights.map((weight, index) => ({ index, remainder: (size * weight) % sum }))
  remainders.sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1,
  )
  let left = size - parts.reduce((a, b) => a + b, 0n)
  for (const { index } of remainders) {
    if (left === 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    left--
  }
  return parts.map((part) => part * sign)
}

export function minAmount(first: bigint, ...rest: readonly bigint[]): bigint {
  return rest.reduce((least, amount) => (amount < least ? amount : least), first)
}

export function maxAmount(first: bigint, ...rest: readonly bigint[]): bigint {
  return rest.reduce((most, amount) => (amount > most ? amount : most), first)
}

import { divideHalfAwayFromZero } from '@platform/money'

/**
 * What giving back so much of each line comes to, minor units: all of a line is what is left of it to the cent, a part
 * its share. The server says the exact amount, which may differ by a rounding of the tax.
 */
export function refundEstimate(
  order: {
    readonly lines: readonly {
      readonly line: number
      readonly left: string
      readonly leftTotal: { readonly amount: string }
    }[]
  },
  quantities: ReadonlyMap<number, bigint>,
): bigint {
  return order.lines.reduce((sum, { line, left, leftTotal }) => {
    const whole = BigInt(left)
    const quantity = quantities.get(line) ?? 0n
    if (whole === 0n || quantity === 0n) return sum
    return sum + divideHalfAwayFromZero(BigInt(leftTotal.amount) * quantity, whole)
  }, 0n)
}

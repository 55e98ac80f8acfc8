import { maxAmount, minAmount } from '@platform/money'

/** Credit that cannot be paid out, and so may be kept by the company when nobody uses it. */
export const breakableOrigins = ['refund', 'gift_card'] as const
export type BreakableOrigin = (typeof breakableOrigins)[number]

/** How much of such credit is expected never to be used, in hundredths of a percent, below 10,000. */
export type BreakageShares = Readonly<Record<BreakableOrigin, number>>

/** What became of all credit of one origin so far, in minor units. */
export interface CreditFlow {
  readonly made: bigint
  readonly used: bigint
  readonly expired: bigint
}

const whole = 10_000n

/**
 * What of the credit outstanding is to be income already: the share that is expected to be left, in step with what
 * customers use of the rest, less what did expire, and never more than there is left.
 *
 * IFRS 15 B46: breakage is recognised in proportion to the pattern of rights exercised by the customer. Of 1,000 with a
 * share of 10%, 900 will be used; once 450 are, half of the 100 is income.
 */
export function expectedBreakage({ made, used, expired }: CreditFlow, share: number): bigint {
  const expected = BigInt(share)
  const earned = minAmount((made * expected) / whole, (used * expected) / (whole - expected))
  const outstanding = made - used - expired
  return maxAmount(0n, minAmount(earned - expired, outstanding))
}

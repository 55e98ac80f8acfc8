import { describe, expect, it } from 'vitest'
import { expectedBreakage } from './expected-breakage.ts'

describe('expected breakage', () => {
  it.each([
    ['nothing where nothing is used yet', { made: 1_000n, used: 0n, expired: 0n }, 1_000, 0n],
    ['half of it once half of the rest is used', { made: 1_000n, used: 450n, expired: 0n }, 1_000, 50n],
    ['all of it once all of the rest is used', { made: 1_000n, used: 900n, expired: 0n }, 1_000, 100n],
    [
      'no more than is left, when more is used than was expected',
      { made: 1_000n, used: 970n, expired: 0n },
      1_000,
      30n,
    ],
    ['nothing once all is used', { made: 1_000n, used: 1_000n, expired: 0n }, 1_000, 0n],
    ['less what did expire', { made: 1_000n, used: 450n, expired: 20n }, 1_000, 30n],
    ['nothing when more expired than was expected', { made: 1_000n, used: 450n, expired: 80n }, 1_000, 0n],
    ['nothing where no share is expected', { made: 1_000n, used: 450n, expired: 0n }, 0, 0n],
    ['whole units, rounded down', { made: 999n, used: 100n, expired: 0n }, 333, 3n],
  ] as const)('is %s', (_what, flow, share, expected) => {
    expect(expectedBreakage(flow, share)).toBe(expected)
  })
})

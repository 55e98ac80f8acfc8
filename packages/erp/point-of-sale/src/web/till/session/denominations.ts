/** The notes and coins of the currencies whose drawers people count by piece, minor units, the largest first. */
const pieces: Readonly<Record<string, readonly number[]>> = {
  AED: [100_000, 50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25],
  CHF: [100_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5],
  EUR: [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  GBP: [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  JPY: [10_000, 5_000, 1_000, 500, 100, 50, 10, 5, 1],
  KWD: [20_000, 10_000, 5_000, 1_000, 500, 250, 100, 50, 20, 10, 5],
  SAR: [50_000, 20_000, 10_000, 5_000, 1_000, 500, 200, 100, 50, 25, 10, 5],
  USD: [10_000, 5_000, 2_000, 1_000, 500, 100, 25, 10, 5, 1],
}

/** What the drawer of a currency is counted in, minor units; nothing where it is counted as one sum. */
export function denominationsOf(currency: string): readonly bigint[] {
  return (pieces[currency] ?? []).map(BigInt)
}

/** What so many of each come to, minor units. */
export function sumOfPieces(counts: ReadonlyMap<bigint, number>): bigint {
  return [...counts].reduce((sum, [piece, count]) => sum + piece * BigInt(count), 0n)
}

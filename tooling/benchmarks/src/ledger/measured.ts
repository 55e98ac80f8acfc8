/** What one run did. */
export interface Measured {
  readonly count: number
  readonly seconds: number
  /** One for each that was done. */
  readonly latenciesMs: readonly number[]
}

export function perSecond({ count, seconds }: Pick<Measured, 'count' | 'seconds'>): number {
  return count / seconds
}

/** The value that `share` (0 to 1) of all are at or below. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

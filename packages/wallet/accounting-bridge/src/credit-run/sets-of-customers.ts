/** Lines of one transaction: large enough to be quick, small enough that a till waits for a wallet but a moment. */
export const LINES_IN_A_SET = 1_000

export interface OfCustomer {
  readonly customer_id: string
}

/** Lines that come by customer, in sets of so many that none divides a customer; a set may be larger for it. */
export function setsOfCustomers<Line extends OfCustomer>(lines: readonly Line[], size: number): Line[][] {
  const sets: Line[][] = []
  let last: Line[] = []
  for (const line of lines) {
    if (last.length === 0 || (last.length >= size && last.at(-1)?.customer_id !== line.customer_id)) {
      last = []
      sets.push(last)
    }
    last.push(line)
  }
  return sets
}

import { divideHalfAwayFromZero } from '@platform/money'

/** How a method moves money, as the till must know it. */
export type TenderKind = 'cash' | 'clearing' | 'account' | 'invoice'

/** One payment of an order while it is being put together. Minor units of the company's currency. */
export type DraftTender = {
  readonly id: string
  readonly methodId: string
  readonly kind: TenderKind
  /** What is handed over; of cash it may be more than is due. */
  readonly amount: bigint
}

/** Where a split stands. */
export type Split = {
  /** Still to be paid; never below zero. */
  readonly due: bigint
  /** What goes back to the customer. */
  readonly change: bigint
  /** What rounding cash to coins that exist adds to the total, or takes off it. */
  readonly rounding: bigint
  /** Whether it can be taken: paid in full, and nothing but cash given back. */
  readonly isWhole: boolean
  /** What is wrong, if something is: only cash can be more than is due. */
  readonly problem: 'too_much' | null
}

/** What cash comes to in coins that exist; `unit` is the smallest in minor units, 0n or 1n for no rounding. */
export function inCoins(amount: bigint, unit: bigint): bigint {
  return unit <= 1n ? amount : divideHalfAwayFromZero(amount, unit) * unit
}

/** What is still due of a total after some tenders, and what comes back. */
export function splitOf(total: bigint, tenders: readonly DraftTender[], cashUnit = 0n): Split {
  const cash = sum(tenders.filter(({ kind }) => kind === 'cash'))
  const rest = total - sum(tenders.filter(({ kind }) => kind !== 'cash'))
  const isCash = tenders.some(({ kind }) => kind === 'cash')
  // Only what is paid in cash is rounded: a card pays the cent.
  const inCash = isCash && rest > 0n ? inCoins(rest, cashUnit) : rest
  const problem = rest < 0n ? 'too_much' : null
  return {
    due: inCash > cash ? inCash - cash : 0n,
    change: problem === null && cash > inCash ? cash - inCash : 0n,
    rounding: inCash - rest,
    isWhole: problem === null && cash >= inCash && tenders.every(({ amount }) => amount > 0n),
    problem,
  }
}

/** What each tender settles of the total, by id: of cash what is handed over less the change. */
export function settledAmounts(
  total: bigint,
  tenders: readonly DraftTender[],
  cashUnit = 0n,
): ReadonlyMap<string, bigint> {
  let change = splitOf(total, tenders, cashUnit).change
  const settled = new Map<string, bigint>()
  for (const { id, kind, amount } of tenders.toReversed()) {
    const back = kind === 'cash' ? (change < amount ? change : amount) : 0n
    change -= back
    settled.set(id, amount - back)
  }
  return settled
}

/** What is pressed next: the rest, or of an account what there is of it. */
export function proposedAmount(due: bigint, available: bigint | null): bigint {
  return available !== null && available < due ? available : due
}

/** Handfuls a customer is likely to hand over for an amount, which itself is another button. At most three. */
export function likelyCash(due: bigint, decimals: number): readonly bigint[] {
  if (due <= 0n) return []
  const one = 10n ** BigInt(decimals)
  const notes = [5n, 10n, 20n, 50n, 100n, 200n].map((note) => note * one)
  const rounded = notes.map((note) => ((due + note - 1n) / note) * note).filter((amount) => amount > due)
  return [...new Set(rounded)].toSorted((a, b) => (a < b ? -1 : 1)).slice(0, 3)
}

function sum(tenders: readonly DraftTender[]): bigint {
  return tenders.reduce((total, { amount }) => total + amount, 0n)
}

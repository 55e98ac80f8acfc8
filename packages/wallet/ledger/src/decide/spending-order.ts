import { assert } from '@platform/database'
import { minAmount } from '@platform/money'
import type { LotOrigin } from '../transaction-request.ts'
import type { Lot, LotUse } from './state.ts'

const originOrder: Readonly<Record<LotOrigin, number>> = { promotional: 0, gift_card: 1, refund: 2, paid: 3 }

/**
 * The order in which lots are spent: soonest expiry; then promotional, gift card, refund, paid; then oldest.
 * So the customer loses least, and what the company could have to pay out stays longest.
 */
export function bySpendingOrder(a: Lot, b: Lot): number {
  return (
    compare(
      a.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
      b.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    ) ||
    compare(originOrder[a.origin], originOrder[b.origin]) ||
    compare(a.version, b.version) ||
    compare(a.line, b.line)
  )
}

/** Takes up to `amount` from what remains of `lots`, which are in spending order, less what is `taken` already. */
export function spend(
  lots: readonly Lot[],
  amount: bigint,
  taken: ReadonlyMap<Lot, bigint> = new Map(),
): LotUse[] {
  return take(remainingOf(lots, taken), amount, { from: 'remaining', to: 'consumed' })
}

/** What remains of each lot, looked at only when its turn comes: a wallet may have thousands. */
export function* remainingOf(
  lots: readonly Lot[],
  taken: ReadonlyMap<Lot, bigint> = new Map(),
): Generator<[Lot, bigint]> {
  for (const lot of lots) yield [lot, lot.remaining - (taken.get(lot) ?? 0n)]
}

/** Takes up to `amount` of what there is of lots, the first first, from one part of them to another. */
export function take(
  lots: Iterable<readonly [Lot, bigint]>,
  amount: bigint,
  parts: Pick<LotUse, 'from' | 'to'>,
): LotUse[] {
  const uses: LotUse[] = []
  let left = amount
  for (const [lot, there] of lots) {
    if (left === 0n) break
    const part = minAmount(left, there)
    if (part === 0n) continue
    uses.push({ lot, amount: part, ...parts })
    left -= part
  }
  return uses
}

/** Puts a lot that is part of the balance again, or for the first time, in its place among the open ones. */
export function insertInOrder(lots: Lot[], lot: Lot): void {
  let place = lots.length
  // New lots mostly belong at the end.
  for (let before = lots[place - 1]; before && bySpendingOrder(before, lot) > 0; before = lots[place - 1])
    place--
  lots.splice(place, 0, lot)
}

/** Takes a lot that is used up out of the open ones. */
export function removeLot(lots: Lot[], lot: Lot): void {
  const place = lots.indexOf(lot)
  assert(place >= 0, `wallet ${lot.walletId}: a lot that was used was not among the open ones`)
  lots.splice(place, 1)
}

function compare<Value extends bigint | number>(a: Value, b: Value): number {
  return a < b ? -1 : a > b ? 1 : 0
}

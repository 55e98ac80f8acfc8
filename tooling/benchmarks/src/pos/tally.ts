import type { Receipt } from '@erp/point-of-sale'

interface Sum {
  count: number
  /** Minor units. */
  total: bigint
}

/** What a till's own receipts add up to. */
export interface Tally {
  receipts: number
  readonly sale: Sum
  readonly refund: Sum
  readonly recharge: Sum
  /** By method, less what was given back. */
  readonly tendered: Map<string, bigint>
}

export function newTally(): Tally {
  const nothing = (): Sum => ({ count: 0, total: 0n })
  return {
    receipts: 0,
    sale: nothing(),
    refund: nothing(),
    recharge: nothing(),
    tendered: new Map(),
  }
}

/** Adds a receipt. Change that was kept is a recharge of its own, with a number of its own. */
export function tallyReceipt(tally: Tally, receipt: Receipt): void {
  const { kind, total, tenders, keptChange } = receipt
  tally.receipts += 1
  if (kind === 'sale' || kind === 'refund' || kind === 'recharge') {
    const sum = tally[kind]
    sum.count += 1
    sum.total += BigInt(total.amount)
  }
  for (const { methodId, amount } of tenders)
    tally.tendered.set(methodId, (tally.tendered.get(methodId) ?? 0n) + BigInt(amount.amount))
  if (!keptChange) return
  tally.receipts += 1
  tally.recharge.count += 1
  tally.recharge.total += BigInt(keptChange.amount.amount)
  tally.tendered.set('cash', (tally.tendered.get('cash') ?? 0n) + BigInt(keptChange.amount.amount))
}

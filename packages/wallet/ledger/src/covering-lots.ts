import type { LotRow } from './sql/find-open-lots.ts'
import type { LockedWalletRow } from './sql/lock-wallets.ts'
import type { TransactionRequest } from './transaction-request.ts'

/** How many lots of a wallet are read at first, in spending order. Few wallets have more, and few charges need more. */
export const lotsAtFirst = 64

/** By customer, how much of their lots requests may spend; null where that cannot be told before the lots are read. */
export type Spending = ReadonlyMap<string, bigint | null>

/** The other moves need no lots but their own: below zero, no other lot remains. */
export function spendingOf(requests: readonly TransactionRequest[]): Spending {
  const spending = new Map<string, bigint | null>()
  for (const request of requests) {
    const { customerId } = request
    const before = spending.get(customerId) ?? 0n
    if (takesWhatItFinds(request)) spending.set(customerId, null)
    else if ((request.move === 'debit' || request.move === 'hold') && spending.get(customerId) !== null)
      spending.set(customerId, before + (request.amount > 0n ? request.amount : 0n))
  }
  // Beside others it takes from lots that they count on; alone it knows its own.
  for (const { move, customerId } of requests)
    if (move === 'take_back' && spending.has(customerId)) spending.set(customerId, null)
  return spending
}

/** It passes over lots of other origins, or spends what only the transaction that it undoes can tell. */
function takesWhatItFinds(request: TransactionRequest): boolean {
  if (request.move === 'debit') return request.origins !== undefined
  return ['reversal', 'transfer'].includes(request.move)
}

/** Whose lots `findOpenLots` is to find, and how many of each wallet. */
interface WantedLots {
  readonly wanted: { readonly customer_id: readonly string[]; readonly at_most: readonly (bigint | null)[] }
}

/** The first lots of those who spend; all of them where it cannot be told how much. */
export function firstLotsOf(spending: Spending): WantedLots {
  const amounts = [...spending.values()]
  return {
    wanted: {
      customer_id: [...spending.keys()],
      at_most: amounts.map((amount) => (amount === null ? null : BigInt(lotsAtFirst))),
    },
  }
}

export function allLotsOf(customers: readonly string[]): WantedLots {
  return { wanted: { customer_id: customers, at_most: customers.map(() => null) } }
}

/**
 * The customers whose first lots may not be enough, so that all have to be read. The first are enough when something is
 * left of them that has not lapsed (then all that has lapsed is among them) and they hold all that may be spent: whatever
 * is decided then, it is decided as if all had been read.
 */
export function shortOf(
  spending: Spending,
  wallets: readonly LockedWalletRow[],
  firstLots: readonly LotRow[],
  now: Date,
): readonly string[] {
  const seen = new Map<string, { count: number; good: bigint }>()
  for (const { wallet_id, remaining, expires_at } of firstLots) {
    const wallet = seen.get(wallet_id) ?? { count: 0, good: 0n }
    wallet.count++
    if (!expires_at || expires_at > now) wallet.good += remaining
    seen.set(wallet_id, wallet)
  }
  return wallets.flatMap(({ id, customer_id }) => {
    const { count, good } = seen.get(id) ?? { count: 0, good: 0n }
    const wanted = spending.get(customer_id) ?? null
    const enough = wanted === null || count < lotsAtFirst || (good > 0n && good >= wanted)
    return enough ? [] : [customer_id]
  })
}

import { assert } from '@platform/database'
import { keyOf, sourceOf } from './decide/known.ts'
import { remember } from './decide/past.ts'
import { lotKey } from './decide/spending.ts'
import { bySpendingOrder } from './decide/spending-order.ts'
import type { LedgerState, Lot, Wallet } from './decide/state.ts'
import { knownOf } from './known-of.ts'
import type { KnownRow } from './sql/find-known.ts'
import type { LotRow } from './sql/find-open-lots.ts'
import type { PastRow, UseRow } from './sql/find-past.ts'
import type { SpendingRow } from './sql/find-spending.ts'
import type { LockedWalletRow } from './sql/lock-wallets.ts'

/** The rows that were read, as what requests are judged against. */
export function stateOf(rows: {
  wallets: readonly LockedWalletRow[]
  known: readonly KnownRow[]
  lots: readonly LotRow[]
  past: readonly PastRow[]
  pastUses: readonly UseRow[]
  spending: readonly SpendingRow[]
}): LedgerState {
  const state: LedgerState = {
    wallets: new Map(),
    byKey: new Map(),
    bySource: new Map(),
    past: new Map(),
    reversals: new Map(),
    refunds: new Map(),
    spending: new Map(),
  }
  const lots = new Map<string, Lot>()
  for (const row of rows.lots) {
    const lot = lotOf(row)
    lots.set(lotKey(lot), lot)
  }
  addWallets(state, rows.wallets, [...lots.values()])
  for (const row of rows.known) {
    const known = knownOf(row)
    state.byKey.set(keyOf(known), known)
    state.bySource.set(sourceOf(known), known)
  }
  addPast(state, rows.past, rows.pastUses, lots)
  addSpending(state, rows.spending)
  return state
}

function lotOf({ wallet_id, expires_at, ...lot }: LotRow): Lot {
  return { ...lot, walletId: wallet_id, expiresAt: expires_at }
}

function addWallets(state: LedgerState, rows: readonly LockedWalletRow[], lots: readonly Lot[]): void {
  const byId = new Map<string, Wallet>()
  for (const { customer_id, last_hash, ...row } of rows) {
    const wallet = { ...row, customerId: customer_id, openLots: [] }
    byId.set(wallet.id, wallet)
    state.wallets.set(customer_id, wallet)
  }
  const open = lots.filter((lot) => lot.remaining + lot.reserved > 0n).sort(bySpendingOrder)
  for (const lot of open) byId.get(lot.walletId)?.openLots.push(lot)
}

function addPast(
  state: LedgerState,
  past: readonly PastRow[],
  uses: readonly UseRow[],
  lots: ReadonlyMap<string, Lot>,
): void {
  const entryKey = (walletId: string, version: bigint) => `${walletId}/${version}`
  const lotsByEntry = groupBy(lots.values(), (lot) => entryKey(lot.walletId, lot.version))
  const usesByEntry = groupBy(uses, (use) => entryKey(use.wallet_id, use.version))
  for (const row of past) {
    const key = entryKey(row.wallet_id, row.version)
    remember(state, {
      id: row.id,
      walletId: row.wallet_id,
      version: row.version,
      amount: row.amount,
      reverses: row.reverses,
      refundOf: row.refund_of,
      source: row.source,
      made: (lotsByEntry.get(key) ?? []).toSorted((a, b) => a.line - b.line),
      uses: (usesByEntry.get(key) ?? []).map((use) => {
        const lot = lots.get(`${entryKey(use.wallet_id, use.lot_version)}/${use.lot_line}`)
        assert(lot, `wallet ${use.wallet_id}: the lot used by version ${use.version} was not read`)
        return { lot, amount: use.amount, from: use.from_part, to: use.to_part }
      }),
    })
  }
}

function addSpending(state: LedgerState, rows: readonly SpendingRow[]): void {
  for (const row of rows) {
    const key = lotKey({ walletId: row.wallet_id, version: row.lot_version, line: row.lot_line })
    const byTransaction = state.spending.get(key) ?? new Map()
    byTransaction.set(row.spender_id, { source: row.source, amount: row.amount })
    state.spending.set(key, byTransaction)
  }
}

function groupBy<Item>(items: Iterable<Item>, keyOfItem: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOfItem(item))
    if (group) group.push(item)
    else groups.set(keyOfItem(item), [item])
  }
  return groups
}

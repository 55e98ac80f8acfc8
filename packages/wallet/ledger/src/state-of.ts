import { assert } from '@platform/database'
import { byExpiry } from './decide/apply.ts'
import { keyOf, sourceOf } from './decide/known.ts'
import { remember } from './decide/past.ts'
import { lotKey } from './decide/spending.ts'
import { bySpendingOrder } from './decide/spending-order.ts'
import type { Hold, LedgerState, Lot, Wallet } from './decide/state.ts'
import { knownOf } from './known-of.ts'
import type { HeldLotRow, HoldRow } from './sql/find-holds.ts'
import type { KnownRow } from './sql/find-known.ts'
import type { LotRow } from './sql/find-open-lots.ts'
import type { PastRow, UseRow } from './sql/find-past.ts'
import type { SpendingRow } from './sql/find-spending.ts'
import type { LockedWalletRow } from './sql/lock-wallets.ts'

/** The rows that were read, as what requests are judged against. */
export function stateOf(rows: {
  now: Date
  today: string
  wallets: readonly LockedWalletRow[]
  known: readonly KnownRow[]
  lots: readonly LotRow[]
  past: readonly PastRow[]
  pastUses: readonly UseRow[]
  spending: readonly SpendingRow[]
  holds: readonly HoldRow[]
  heldLots: readonly HeldLotRow[]
}): LedgerState {
  const state: LedgerState = {
    now: rows.now,
    today: rows.today,
    wallets: new Map(),
    byKey: new Map(),
    bySource: new Map(),
    past: new Map(),
    reversals: new Map(),
    refunds: new Map(),
    spending: new Map(),
    holds: new Map(),
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
  addHolds(state, rows.holds, rows.heldLots, lots)
  return state
}

function lotOf(row: LotRow): Lot {
  const { wallet_id, version, line, origin, amount, remaining, reserved, consumed, expired, expires_at } = row
  return {
    walletId: wallet_id,
    version,
    line,
    origin,
    amount,
    remaining,
    reserved,
    consumed,
    expired,
    expiresAt: expires_at,
  }
}

function addWallets(state: LedgerState, rows: readonly LockedWalletRow[], lots: readonly Lot[]): void {
  const byId = new Map<string, Wallet>()
  for (const { customer_id, last_hash, ...row } of rows) {
    const wallet = { ...row, customerId: customer_id, openLots: [], openHolds: [] }
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
      kind: row.kind,
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

function addHolds(
  state: LedgerState,
  holds: readonly HoldRow[],
  heldLots: readonly HeldLotRow[],
  lots: ReadonlyMap<string, Lot>,
): void {
  const byHold = groupBy(heldLots, ({ hold_id }) => hold_id)
  const wallets = new Map([...state.wallets.values()].map((wallet) => [wallet.id, wallet]))
  for (const { wallet_id, expires_at, ...facts } of holds) {
    const hold: Hold = { ...facts, walletId: wallet_id, expiresAt: expires_at, lots: new Map() }
    for (const { held, ...row } of byHold.get(hold.id) ?? []) {
      const lot = lots.get(lotKey(lotOf(row)))
      assert(lot, `hold ${hold.id}: a lot that it has was not read`)
      hold.lots.set(lot, held)
    }
    state.holds.set(hold.id, hold)
    if (hold.state === 'open') wallets.get(hold.walletId)?.openHolds.push(hold)
  }
  for (const wallet of wallets.values()) wallet.openHolds.sort(byExpiry)
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

import type { Tx } from '@platform/database'
import { minAmount } from '@platform/money'
import { audit } from '@platform/plugin-api'
import { availableOf } from './decide/movement.ts'
import type { WalletStatus } from './decide/state.ts'
import { updateFloors, updateStatuses } from './sql/change-wallets.ts'
import { type LockedWalletRow, lockWallets } from './sql/lock-wallets.ts'

/** Nothing was changed. */
export type ChangeRejection =
  | { readonly code: 'unknown_wallet'; readonly customerId: string }
  /** A floor above zero, or above what the wallet has available: it would be below its floor at once. */
  | { readonly code: 'floor_too_high'; readonly highest: bigint; readonly requested: bigint }

export interface FloorChange {
  readonly customerId: string
  /** Minor units, zero or less: how far below zero the wallet may go. */
  readonly floor: bigint
}

/**
 * Sets how far below zero wallets may go. Raised at most to what the wallet has available; writes down who did, and from
 * what to what. Setting what is set already changes nothing. Names a customer once at the most.
 */
export async function setFloors(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  changes: readonly FloorChange[],
): Promise<(FloorChange | ChangeRejection)[]> {
  const wallets = await lock(tx, companyId, changes)
  const accepted: { wallet: LockedWalletRow; floor: bigint }[] = []
  const outcomes = changes.map((change): FloorChange | ChangeRejection => {
    const { customerId, floor } = change
    const wallet = wallets.get(customerId)
    if (!wallet) return { code: 'unknown_wallet', customerId }
    const highest = minAmount(availableOf(wallet), 0n)
    if (floor > highest) return { code: 'floor_too_high', highest, requested: floor }
    if (floor !== wallet.floor) accepted.push({ wallet, floor })
    return change
  })
  if (accepted.length > 0)
    tx.send(updateFloors, [
      companyId,
      accepted.map(({ wallet }) => wallet.id),
      accepted.map(({ floor }) => floor),
    ])
  for (const { wallet, floor } of accepted)
    audit(tx, {
      companyId,
      actorId,
      action: 'wallet.floor-set',
      subject: `wallet:${wallet.id}`,
      details: { from: wallet.floor, to: floor },
    })
  return outcomes
}

export interface StatusChange {
  readonly customerId: string
  readonly status: WalletStatus
  /** Why, for whoever asks later. */
  readonly note: string | null
}

/**
 * Freezes wallets against what comes in, what goes out, or both, or lifts that; writes down who did, and why. A hold
 * that was placed before may still be captured: it was promised. Names a customer once at the most.
 */
export async function setStatuses(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  changes: readonly StatusChange[],
): Promise<(StatusChange | ChangeRejection)[]> {
  const wallets = await lock(tx, companyId, changes)
  const accepted: { wallet: LockedWalletRow; change: StatusChange }[] = []
  const outcomes = changes.map((change): StatusChange | ChangeRejection => {
    const wallet = wallets.get(change.customerId)
    if (!wallet) return { code: 'unknown_wallet', customerId: change.customerId }
    if (change.status !== wallet.status) accepted.push({ wallet, change })
    return change
  })
  if (accepted.length > 0)
    tx.send(updateStatuses, [
      companyId,
      accepted.map(({ wallet }) => wallet.id),
      accepted.map(({ change }) => change.status),
    ])
  for (const { wallet, change } of accepted)
    audit(tx, {
      companyId,
      actorId,
      action: 'wallet.status-set',
      subject: `wallet:${wallet.id}`,
      details: { from: wallet.status, to: change.status, note: change.note },
    })
  return outcomes
}

/** Rivals for a wallet, whatever they do to it, wait for each other. */
async function lock(
  tx: Tx,
  companyId: number,
  changes: readonly { readonly customerId: string }[],
): Promise<ReadonlyMap<string, LockedWalletRow>> {
  const customers = changes.map(({ customerId }) => customerId)
  const rows = await tx.lock('wallet', lockWallets, [companyId, customers])
  return new Map(rows.map((row) => [row.customer_id, row]))
}

import { money, toWire } from '@platform/money'
import { type Company, dayIn } from '@platform/plugin-api'
import type { Allocated, Moved, Undone, WalletChange, WalletDocument } from '@wallet/accounting-bridge'
import type { OpenHold, OpenLot, WalletEntry } from '@wallet/ledger'

/** What both tabs need to know after an allocation. */
export function allocatedWire(outcome: Allocated) {
  const wire = (amount: bigint) => toWire(money(amount, outcome.currency))
  return {
    allocationId: outcome.allocationId,
    invoiceId: outcome.invoiceId,
    customerId: outcome.customerId,
    amount: wire(outcome.amount),
    walletBalance: wire(outcome.walletBalance),
    walletAvailable: wire(outcome.walletAvailable),
    invoiceResidual: wire(outcome.invoiceResidual),
  }
}

/** The same after its undoing, and what of it did not stay in the wallet. */
export function undoneWire(outcome: Undone) {
  const { lapsed, currency } = outcome
  return { ...allocatedWire(outcome), lapsed: toWire(money(lapsed, currency)) }
}

/** What a wallet is after credit was moved by hand; `lapsed` came back into credit that had expired, and is gone. */
export function movedWire(outcome: Moved) {
  const wire = (amount: bigint) => toWire(money(amount, outcome.currency))
  return {
    transactionId: outcome.transactionId,
    customerId: outcome.customerId,
    amount: wire(outcome.amount),
    lapsed: wire(outcome.lapsed),
    walletBalance: wire(outcome.walletBalance),
    walletAvailable: wire(outcome.walletAvailable),
  }
}

/** What was spent of a hold, whether an invoice or a sale was paid with it. */
export function capturedWire(outcome: Moved | Allocated) {
  const wire = (amount: bigint) => toWire(money(amount, outcome.currency))
  return {
    transactionId: 'allocationId' in outcome ? outcome.allocationId : outcome.transactionId,
    customerId: outcome.customerId,
    walletBalance: wire(outcome.walletBalance),
    walletAvailable: wire(outcome.walletAvailable),
  }
}

/** Credit that is set aside, and by whom. */
export function holdWire(hold: OpenHold, company: Company, names: ReadonlyMap<string, string>) {
  const wire = (amount: bigint) => toWire(money(amount, hold.currency))
  return {
    holdId: hold.holdId,
    customerId: hold.customerId,
    amount: wire(hold.amount),
    captured: wire(hold.captured),
    left: wire(hold.amount - hold.captured - hold.released),
    lastDay: lastDayBefore(company, hold.expiresAt),
    source: hold.source,
    note: hold.note,
    placedBy: (hold.actorId !== null && names.get(hold.actorId)) || null,
    placedAt: hold.placedAt.toISOString(),
  }
}

/** Credit with its origin: a part of a balance, and what brought it. */
export function lotWire(lot: OpenLot, company: Company) {
  const wire = (amount: bigint) => toWire(money(amount, lot.currency))
  return {
    id: `${lot.version}.${lot.line}`,
    origin: lot.origin,
    amount: wire(lot.amount),
    left: wire(lot.remaining + lot.reserved),
    reserved: wire(lot.reserved),
    lastDay: lot.expiresAt && lastDayBefore(company, lot.expiresAt),
    kind: lot.kind,
    transactionId: lot.transactionId,
    date: lot.accountingDate,
  }
}

/** What expires at the first instant of a day can be spent on the day before. */
function lastDayBefore({ timeZone }: Company, expiresAt: Date): string {
  return dayIn(timeZone, new Date(expiresAt.getTime() - 1))
}

/** An entry of a wallet's history. Its transaction's id is that of its journal entry too. */
export function entryWire(
  entry: WalletEntry,
  document: WalletDocument | undefined,
  names: ReadonlyMap<string, string>,
) {
  const wire = (amount: bigint) => toWire(money(amount, entry.currency))
  return {
    version: entry.version.toString(),
    transactionId: entry.transactionId,
    kind: entry.kind,
    source: entry.source,
    note: entry.note,
    document: document ?? null,
    /** Null for what the ledger did of itself, and for who has left the company. */
    who: (entry.actorId !== null && names.get(entry.actorId)) || null,
    accountingDate: entry.accountingDate,
    recordedAt: entry.recordedAt.toISOString(),
    reverses: entry.reverses,
    reversedBy: entry.reversedBy,
    amount: wire(entry.amount),
    heldChange: wire(entry.heldChange),
    balanceAfter: wire(entry.balanceAfter),
  }
}

/** What somebody changed of a wallet itself. */
export function changeWire(change: WalletChange, { currency }: Company) {
  const { id, who } = change
  const facts = { id, who, at: change.at.toISOString() }
  return change.what === 'status'
    ? ({ ...facts, what: 'status', status: change.to, note: change.note } as const)
    : ({ ...facts, what: 'overdraft', overdraft: toWire(money(-change.to, currency)) } as const)
}

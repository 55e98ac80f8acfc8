import { money, toWire } from '@platform/money'
import type { Moved, Undone, WalletDocument } from '@wallet/accounting-bridge'
import type { WalletEntry } from '@wallet/ledger'

/** What both tabs need to know after an allocation or its undoing. */
export function allocatedWire(outcome: Undone) {
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

/** What a wallet is after credit was moved by hand. */
export function movedWire(outcome: Moved) {
  const wire = (amount: bigint) => toWire(money(amount, outcome.currency))
  return {
    transactionId: outcome.transactionId,
    customerId: outcome.customerId,
    amount: wire(outcome.amount),
    walletBalance: wire(outcome.walletBalance),
    walletAvailable: wire(outcome.walletAvailable),
  }
}

/** An entry of a wallet's history. Its transaction's id is that of its journal entry too. */
export function entryWire(entry: WalletEntry, document: WalletDocument | undefined) {
  const wire = (amount: bigint) => toWire(money(amount, entry.currency))
  return {
    version: entry.version.toString(),
    transactionId: entry.transactionId,
    kind: entry.kind,
    source: entry.source,
    note: entry.note,
    document: document ?? null,
    accountingDate: entry.accountingDate,
    recordedAt: entry.recordedAt.toISOString(),
    reverses: entry.reverses,
    reversedBy: entry.reversedBy,
    amount: wire(entry.amount),
    heldChange: wire(entry.heldChange),
    balanceAfter: wire(entry.balanceAfter),
  }
}

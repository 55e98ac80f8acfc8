import { creditNotesConfirmed, matchItems } from '@erp/accounting'
import { assert, newId, type Tx } from '@platform/database'
import { minAmount } from '@platform/money'
import { type ItemOf, inTransaction, requestHash } from '@platform/plugin-api'
import type { TransactionRequest } from '@wallet/ledger'
import { findRefundableAllocations } from './find-refundable-allocations.ts'
import { postAndBook } from './post-and-book.ts'
import { findPostingCompany } from './sql/find-company.ts'

type CreditNote = ItemOf<typeof creditNotesConfirmed>

/**
 * What a credit note leaves after going against its invoice was paid by the customer, so it comes back to the wallet:
 * into the very lots that paid the invoice, newest allocation first, and the rest as a new refund lot.
 * Dr receivable, Cr wallet, matched with the credit note. A wallet that can take nothing leaves the credit note open.
 */
export const settleCreditNotes = inTransaction(
  creditNotesConfirmed,
  'wallet.settle-credit-notes',
  async (tx, companyId, creditNotes) => {
    const refunds = await planRefunds(tx, companyId, creditNotes)
    const outcomes = await postAndBook(
      tx,
      await findPostingCompany(tx, companyId),
      refunds.map(({ request, creditNote }) => ({
        request,
        against: { role: 'receivable' },
        reference: creditNote.originalNumber ?? 'Credit note',
      })),
    )
    const posted = refunds.flatMap((refund, index) => {
      const outcome = outcomes[index]
      return outcome?.status === 'posted' ? [{ ...refund, outcome }] : []
    })
    matchItems(
      tx,
      companyId,
      posted.map(({ creditNote, request, outcome }) => ({
        id: request.transactionId,
        debit: { entryId: request.transactionId, line: 1 },
        credit: creditNote.receivable,
        amount: outcome.amount,
        date: creditNote.date,
      })),
    )
    return creditNotes.map((creditNote) => ({
      settled: posted
        .filter((refund) => refund.creditNote === creditNote)
        .reduce((sum, { outcome }) => sum + outcome.amount, 0n),
    }))
  },
)

interface Refund {
  readonly creditNote: CreditNote
  readonly request: TransactionRequest
}

async function planRefunds(tx: Tx, companyId: number, creditNotes: readonly CreditNote[]): Promise<Refund[]> {
  // The invoices are locked by whoever confirms their credit notes.
  const allocations = await findRefundableAllocations(
    tx,
    companyId,
    creditNotes.flatMap(({ creditNoteOf }) => creditNoteOf ?? []),
  )
  const refundable = new Map(
    allocations.map((allocation) => [allocation.allocationId, allocation.refundable]),
  )
  const planned: Refund[] = []
  for (const creditNote of creditNotes) {
    let left = creditNote.open
    for (const { allocationId, invoiceId } of allocations) {
      if (invoiceId !== creditNote.creditNoteOf) continue
      const amount = minAmount(left, refundable.get(allocationId) ?? 0n)
      if (amount <= 0n) continue
      refundable.set(allocationId, (refundable.get(allocationId) ?? 0n) - amount)
      left -= amount
      planned.push({ creditNote, request: refundOf(creditNote, allocationId, amount) })
    }
    assert(left >= 0n, 'a credit note never gives back more than is open on it')
    if (left > 0n) planned.push({ creditNote, request: newRefundLot(creditNote, left) })
  }
  return planned
}

function refundOf(creditNote: CreditNote, allocationId: string, amount: bigint): TransactionRequest {
  return { move: 'refund', ...factsOf(creditNote, allocationId), refundOf: allocationId, amount }
}

function newRefundLot(creditNote: CreditNote, amount: bigint): TransactionRequest {
  return { move: 'credit', ...factsOf(creditNote, 'rest'), origin: 'refund', amount, expiresAt: null }
}

// A credit note is confirmed once, so its id and the part it gives back are a key that cannot be used twice.
function factsOf(creditNote: CreditNote, part: string) {
  const transactionId = newId()
  return {
    transactionId,
    procedure: 'wallet.settle-credit-note',
    idempotencyKey: transactionId,
    requestHash: requestHash({ creditNote: creditNote.creditNoteId, part }),
    kind: 'refund',
    source: `credit-note:${creditNote.creditNoteId}:${part}`,
    note: creditNote.originalNumber,
    actorId: creditNote.actorId,
    occurredAt: new Date(),
    accountingDate: creditNote.date,
    counterpart: 'invoices',
    customerId: creditNote.customerId,
    currency: creditNote.currency,
  } as const
}

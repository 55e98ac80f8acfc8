import { lockInvoices, lockPeriod, matchItems, postEntries, unmatchItems } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import { type Company, defineEvent, emit, Refusal } from '@platform/plugin-api'
import type { Outcome, PostedFacts, ReversalRequest } from '@wallet/ledger'
import { postToWallets } from './post-to-wallets.ts'
import { refusalOf } from './refuse.ts'
import { type AllocationRow, allocationsById } from './sql/allocations-by-id.ts'
import { insertUndos } from './sql/insert-undos.ts'
import { walletEntry } from './wallet-entry.ts'

/** An allocation to be taken back: the credit returns to the wallet, the invoice is due again. */
export interface UndoRequest {
  readonly allocationId: string
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actorId: string | null
  /** The day it is wanted to count; when the books are locked by then, the first open day after. */
  readonly date: string
}

export interface Undone {
  readonly allocationId: string
  readonly invoiceId: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly walletBalance: bigint
  readonly walletAvailable: bigint
  /** What came back into credit that had expired, and so is gone: see the ledger's `PostedFacts`. */
  readonly lapsed: bigint
  readonly invoiceResidual: bigint
}

/** Allocations were undone. */
export const walletAllocationUndone = defineEvent<Undone>('wallet.allocation-undone')

/**
 * Undoes allocations: Dr receivable, Cr wallet; the matching is removed and the very lots are restored. Each once.
 * Answers one outcome for each request, in their order.
 */
export async function undoAllocations(
  tx: Tx,
  company: Company,
  requests: readonly UndoRequest[],
): Promise<(Undone | Refusal)[]> {
  // Which invoice an allocation paid never changes, so it may be read before the lock.
  const [period, rows] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.query(allocationsById, [company.id, requests.map((request) => request.allocationId)]),
  ])
  const allocations = new Map(rows.map((row) => [row.id, row]))
  const invoices = await lockInvoices(tx, company.id, [...new Set(rows.map((row) => row.invoice_id))])

  const reversals = requests.map((request) => {
    const allocation = allocations.get(request.allocationId)
    return allocation ? reversalOf(allocation, request, period.firstOpenDate(request.date)) : undefined
  })
  const wanted = reversals.filter((reversal) => reversal !== undefined)
  const outcomes = await postToWallets(tx, company, wanted)
  const undone = await bookUndone(tx, company.id, wanted, outcomes, allocations)

  const residuals = new Map([...invoices].map(([id, invoice]) => [id, invoice.residual]))
  for (const { allocation } of undone)
    residuals.set(allocation.invoice_id, (residuals.get(allocation.invoice_id) ?? 0n) + allocation.amount)

  const results = requests.map((request, index): Undone | Refusal => {
    const allocation = allocations.get(request.allocationId)
    const reversal = reversals[index]
    const outcome = reversal && outcomes[wanted.indexOf(reversal)]
    if (!allocation || !outcome) return unknownAllocation()
    if (outcome.status === 'rejected')
      return refusalOf(outcome.rejection, allocation.currency, company.locale)
    return {
      allocationId: allocation.id,
      invoiceId: allocation.invoice_id,
      customerId: allocation.customer_id,
      currency: allocation.currency,
      amount: allocation.amount,
      walletBalance: outcome.balanceAfter,
      walletAvailable: outcome.availableAfter,
      lapsed: outcome.lapsed,
      invoiceResidual: residuals.get(allocation.invoice_id) ?? 0n,
    }
  })
  const news = new Set(undone.map(({ allocation }) => allocation.id))
  await emit(
    tx,
    walletAllocationUndone,
    company.id,
    results.filter(
      (result): result is Undone => !(result instanceof Refusal) && news.has(result.allocationId),
    ),
  )
  return results
}

/** The wallet transaction that takes an allocation back. */
export function reversalOf(
  allocation: AllocationRow,
  request: Omit<UndoRequest, 'allocationId' | 'date'>,
  accountingDate: string,
): ReversalRequest {
  const transactionId = newId()
  return {
    move: 'reversal',
    transactionId,
    procedure: 'wallet.undo-allocation',
    idempotencyKey: request.idempotencyKey,
    requestHash: request.requestHash,
    kind: 'reversal',
    source: `undo:${transactionId}`,
    note: null,
    actorId: request.actorId,
    occurredAt: new Date(),
    accountingDate,
    counterpart: 'invoices',
    customerId: allocation.customer_id,
    currency: allocation.currency,
    reverses: allocation.id,
  }
}

/** Books the reversals that the ledger has posted, removes their matchings, and answers which they were. */
export async function bookUndone(
  tx: Tx,
  companyId: number,
  reversals: readonly ReversalRequest[],
  outcomes: readonly Outcome[],
  allocations: ReadonlyMap<string, AllocationRow>,
): Promise<{ reversal: ReversalRequest; outcome: PostedFacts; allocation: AllocationRow }[]> {
  const undone = reversals.flatMap((reversal, index) => {
    const outcome = outcomes[index]
    const allocation = allocations.get(reversal.reverses)
    return outcome?.status === 'posted' && allocation ? [{ reversal, outcome, allocation }] : []
  })
  if (undone.length === 0) return []
  await postEntries(
    tx,
    companyId,
    undone.map(({ reversal, outcome, allocation }) =>
      walletEntry(reversal, outcome, {
        against: { role: 'receivable' },
        reference: 'Allocation undone',
        source: `undo:${allocation.id}`,
        reverses: allocation.id,
      }),
    ),
  )
  for (const [date, ids] of byDate(undone)) unmatchItems(tx, companyId, ids, { date })
  // The allocation's own receivable credit is open again; its reversal closes it, so that neither is left over.
  matchItems(
    tx,
    companyId,
    undone.map(({ reversal, allocation }) => ({
      id: reversal.transactionId,
      debit: { entryId: reversal.transactionId, line: 1 },
      credit: { entryId: allocation.id, line: 1 },
      amount: allocation.amount,
      date: reversal.accountingDate,
    })),
  )
  tx.send(insertUndos, [
    companyId,
    undone.map(({ allocation }) => allocation.id),
    undone.map(({ reversal }) => reversal.transactionId),
    undone.map(({ reversal }) => reversal.accountingDate),
    undone.map(({ reversal }) => reversal.actorId),
  ])
  return undone
}

function byDate(
  undone: readonly { reversal: ReversalRequest; allocation: AllocationRow }[],
): Map<string, string[]> {
  const dates = new Map<string, string[]>()
  for (const { reversal, allocation } of undone)
    dates.set(reversal.accountingDate, [...(dates.get(reversal.accountingDate) ?? []), allocation.id])
  return dates
}

function unknownAllocation(): Refusal {
  return new Refusal({ kind: 'missing', code: 'unknown_allocation', message: 'There is no such allocation.' })
}

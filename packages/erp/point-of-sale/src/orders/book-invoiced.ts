import type { IssuedInvoiceDraft, ItemRef, JournalEntryDraft, MatchingDraft } from '@erp/accounting'
import { derivedId, newId } from '@platform/database'
import type { LineRecord } from './order-record.ts'

/** An order that is invoiced at once, or an invoiced one that is given back. Amounts in minor units, not below zero. */
export interface ToBeInvoiced {
  readonly kind: 'invoice' | 'credit_note'
  readonly orderId: string
  readonly invoiceId: string
  readonly entryId: string
  /** The invoice that a credit note is for. */
  readonly creditNoteOf: string | null
  readonly clearingEntryId: string
  readonly customerId: string
  readonly date: string
  readonly receiptNumber: string
  readonly note: string | null
  readonly actorId: string
  readonly lines: readonly LineRecord[]
  /** What cash and cards pay of it, or get back. */
  readonly clearing: bigint
}

export function invoiceDraftOf(order: ToBeInvoiced): IssuedInvoiceDraft {
  const sign = order.kind === 'invoice' ? 1n : -1n
  return {
    invoiceId: order.invoiceId,
    entryId: order.entryId,
    idempotencyKey: derivedId('point-of-sale.invoice', order.orderId),
    kind: order.kind,
    creditNoteOf: order.creditNoteOf,
    customerId: order.customerId,
    date: order.date,
    pricesIncludeTax: order.lines[0]?.pricesIncludeTax ?? true,
    reference: order.receiptNumber,
    note: order.note,
    actorId: order.actorId,
    lines: order.lines.map((line) => ({
      productId: line.productId,
      description: line.description,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      taxId: line.taxId,
      taxRate: line.taxRate,
      taxName: line.taxName,
      net: line.net * sign,
      tax: line.tax * sign,
      total: (line.net + line.tax) * sign,
      creditsLine: line.ofLine,
    })),
  }
}

/**
 * Cash and cards of an invoiced order: Dr POS clearing, Cr receivable, and the other way round where it is given back.
 * Line 1 is the receivable.
 */
export function clearingEntryOf(order: ToBeInvoiced): JournalEntryDraft | undefined {
  if (order.clearing === 0n) return undefined
  return clearingEntry({
    ...order,
    id: order.clearingEntryId,
    amount: order.kind === 'invoice' ? order.clearing : -order.clearing,
  })
}

/** `amount` above zero lowers what the customer owes. */
export function clearingEntry(facts: {
  readonly id: string
  readonly orderId: string
  readonly customerId: string
  readonly date: string
  readonly receiptNumber: string
  readonly actorId: string
  readonly amount: bigint
}): JournalEntryDraft {
  const { amount, customerId } = facts
  const sides = (on: bigint) => ({ debit: on > 0n ? on : 0n, credit: on < 0n ? -on : 0n })
  return {
    id: facts.id,
    journal: { role: 'point-of-sale' },
    date: facts.date,
    reference: facts.receiptNumber,
    source: `pos-order:${facts.orderId}`,
    actorId: facts.actorId,
    items: [
      { account: { role: 'receivable' }, customerId, ...sides(-amount) },
      { account: { role: 'pos_clearing' }, customerId, ...sides(amount) },
    ],
  }
}

/** Pairs an invoice with what paid it at the till; a credit note with what was given back for it. */
export function matchingsOf(
  order: ToBeInvoiced,
  moves: readonly { readonly entryId: string; readonly amount: bigint }[],
): readonly MatchingDraft[] {
  const own: ItemRef = { entryId: order.entryId, line: 1 }
  const settle = (id: string, entryId: string, amount: bigint): MatchingDraft => {
    const other = { entryId, line: 1 }
    const [debit, credit] = order.kind === 'invoice' ? [own, other] : [other, own]
    return { id, debit, credit, amount, date: order.date }
  }
  return [
    ...(order.clearing > 0n ? [settle(newId(), order.clearingEntryId, order.clearing)] : []),
    // One act, one id: whoever keeps balances knows the matching by its own entry.
    ...moves.map(({ entryId, amount }) => settle(entryId, entryId, amount)),
  ]
}

import { retryLostRace, type Tx } from '@platform/database'
import type { InvoiceFields, InvoiceKind } from './invoice-types.ts'
import type { WrittenLine } from './judge-invoice-fields.ts'
import type { Amounts } from './line-amounts.ts'
import { insertInvoiceLines, insertInvoices } from './sql/create-invoices.ts'

/** A draft that was judged, ready to be written. */
export interface WrittenInvoice {
  readonly id: string
  readonly kind: InvoiceKind
  readonly creditNoteOf: string | null
  readonly idempotencyKey: string
  readonly hash: Buffer
  readonly fields: Omit<InvoiceFields, 'lines'>
  readonly lines: readonly WrittenLine[]
  readonly sum: Amounts
}

/** Writes drafts and their lines, in two statements whatever their number. */
export async function writeInvoices(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  invoices: readonly WrittenInvoice[],
): Promise<void> {
  if (invoices.length === 0) return
  const column = (pick: (invoice: WrittenInvoice) => unknown) => invoices.map(pick)
  const inserted = tx.query(insertInvoices, [
    companyId,
    actorId,
    column(({ id }) => id),
    column(({ idempotencyKey }) => idempotencyKey),
    column(({ hash }) => hash),
    column(({ kind }) => kind),
    column(({ fields }) => fields.customerId),
    column(({ creditNoteOf }) => creditNoteOf),
    column(({ fields }) => fields.date),
    column(({ fields }) => fields.dueDate),
    column(({ fields }) => fields.currency),
    column(({ fields }) => fields.exchangeRate),
    column(({ fields }) => fields.pricesIncludeTax),
    column(({ fields }) => fields.reference),
    column(({ fields }) => fields.note),
    column(({ sum }) => sum.net),
    column(({ sum }) => sum.tax),
    column(({ sum }) => sum.total),
  ])
  writeLines(tx, companyId, invoices)
  await retryLostRace(inserted, ['invoice_create_key'])
}

/** Writes the lines of drafts that have none. */
export function writeLines(
  tx: Tx,
  companyId: number,
  invoices: readonly Pick<WrittenInvoice, 'id' | 'lines'>[],
): void {
  const rows = invoices.flatMap(({ id, lines }) =>
    lines.map((line, index) => ({ id, number: index + 1, line })),
  )
  const column = (pick: (line: WrittenLine) => unknown) => rows.map(({ line }) => pick(line))
  tx.send(insertInvoiceLines, [
    companyId,
    rows.map(({ id }) => id),
    rows.map(({ number }) => number),
    column(({ productId }) => productId),
    column(({ description }) => description),
    column(({ quantity }) => quantity),
    column(({ unitPrice }) => unitPrice),
    column(({ discount }) => discount),
    column(({ taxId }) => taxId),
    column(({ taxRate }) => taxRate),
    column(({ net }) => net),
    column(({ tax }) => tax),
    column(({ creditsLine }) => creditsLine),
  ])
}

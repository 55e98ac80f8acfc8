import { newId, type Tx } from '@platform/database'
import { type Company, dateInput, keyReused, Refusal, requestHash } from '@platform/plugin-api'
import { auditCreated, createdInvoice, findCreated } from './create-invoices.ts'
import { type CreditedLines, creditLines } from './credit-lines.ts'
import { groupBy } from './group-by.ts'
import type { CreatedInvoice } from './invoice-types.ts'
import { sumOf } from './line-amounts.ts'
import { originalLine } from './read-creditable-lines.ts'
import * as refuse from './refusals.ts'
import { readOriginalLines, readOriginals } from './sql/create-credit-notes.ts'
import { type WrittenInvoice, writeInvoices } from './write-invoices.ts'

/** A credit note of an invoice to be made. The same key with the same request is the same credit note. */
export interface CreditNoteDraft {
  readonly idempotencyKey: string
  /** The confirmed invoice it is for. */
  readonly invoiceId: string
  readonly lines: CreditedLines
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly note: string | null
}

/**
 * Makes drafts of credit notes of invoices, in their currency and at their prices. Nothing is booked yet; whether the
 * invoice is still open to be credited is judged again at confirmation, under its lock. Answers one outcome for each.
 */
export async function createCreditNotes(
  tx: Tx,
  company: Company,
  actorId: string | null,
  drafts: readonly CreditNoteDraft[],
): Promise<readonly (CreatedInvoice | Refusal)[]> {
  const ids = [...new Set(drafts.map(({ invoiceId }) => invoiceId))]
  const [before, originals, lines] = await Promise.all([
    findCreated(
      tx,
      company.id,
      drafts.map((draft) => draft.idempotencyKey),
    ),
    tx.query(readOriginals, [company.id, ids]),
    tx.query(readOriginalLines, [company.id, ids]),
  ])
  const originalById = new Map(originals.map((original) => [original.id, original]))
  const linesOf = groupBy(lines, (line) => line.invoice_id)
  const written: WrittenInvoice[] = []

  const outcomes = drafts.map((draft): CreatedInvoice | Refusal => {
    const { idempotencyKey, invoiceId, date, note } = draft
    const hash = requestHash({ invoiceId, lines: draft.lines, date, note })
    const known = before.get(idempotencyKey)
    if (known) return known.hash.equals(hash) ? known.invoice : keyReused(idempotencyKey)
    const original = originalById.get(invoiceId)
    if (!original) return refuse.unknownInvoice(invoiceId)
    if (original.kind !== 'invoice') return refuse.notAnInvoice(invoiceId)
    if (original.number === null) return refuse.notConfirmed('the invoice')
    if (!dateInput.safeParse(date).success) return refuse.badDate('date')
    const { number, currency } = original
    const credited = creditLines(
      {
        number,
        pricesIncludeTax: original.prices_include_tax,
        lines: (linesOf.get(invoiceId) ?? []).map(originalLine),
      },
      draft.lines,
    )
    if (credited instanceof Refusal) return credited
    const sum = sumOf(credited)
    if (sum.total === 0n)
      return draft.lines === 'all'
        ? refuse.creditExceedsInvoice(company, { number, creditable: 0n, currency })
        : refuse.nothingToBook()
    const invoice: WrittenInvoice = {
      id: newId(),
      kind: 'credit_note',
      creditNoteOf: invoiceId,
      idempotencyKey,
      hash,
      fields: {
        customerId: original.customer_id,
        date,
        dueDate: date,
        currency,
        exchangeRate: original.exchange_rate,
        pricesIncludeTax: original.prices_include_tax,
        reference: number,
        note,
      },
      lines: credited,
      sum,
    }
    written.push(invoice)
    before.set(idempotencyKey, { hash, invoice: createdInvoice(invoice, false) })
    return createdInvoice(invoice, true)
  })
  await writeInvoices(tx, company.id, actorId, written)
  auditCreated(tx, company.id, actorId, written)
  return outcomes
}

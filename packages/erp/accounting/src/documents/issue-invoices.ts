import { assert, type Tx } from '@platform/database'
import { audit, type Company, emit, requestHash } from '@platform/plugin-api'
import { formatNumber, takeNumbers } from '../journal/entry-number.ts'
import type { ItemRef } from '../journal/journal-entry-draft.ts'
import { postEntries } from '../journal/post-entries.ts'
import { invoicesConfirmed } from './events.ts'
import { groupBy } from './group-by.ts'
import { invoiceItems } from './invoice-items.ts'
import type { InvoiceKind } from './invoice-types.ts'
import type { WrittenLine } from './judge-invoice-fields.ts'
import { type Amounts, sumOf } from './line-amounts.ts'
import { confirmInvoiceRows } from './sql/confirm-invoices.ts'
import { type WrittenInvoice, writeInvoices } from './write-invoices.ts'

/** An invoice, or a credit note, of something that was sold or given back just now, in the company's currency. */
export interface IssuedInvoiceDraft {
  /** Both made with `newId()` by the caller, who keeps them beside what was sold. */
  readonly invoiceId: string
  readonly entryId: string
  readonly idempotencyKey: string
  readonly kind: InvoiceKind
  readonly creditNoteOf: string | null
  readonly customerId: string
  /** 'YYYY-MM-DD', an open day; also when it is due. */
  readonly date: string
  readonly pricesIncludeTax: boolean
  /** The number of the receipt. */
  readonly reference: string
  readonly note: string | null
  readonly actorId: string
  /** Priced by `amountsOfLines` or `creditLines`; they come to more than zero. */
  readonly lines: readonly (WrittenLine & { readonly taxName: string | null })[]
}

export interface IssuedInvoice {
  readonly invoiceId: string
  readonly number: string
  /** What the customer owes by it, or is owed: matched by whoever settles it. */
  readonly receivable: ItemRef
}

/**
 * Makes invoices and credit notes and confirms them in the same breath, for who sells and invoices at once. Comes after
 * `lockPeriod` and after every refusal and lock, because numbers are drawn last: what cannot be booked is a defect. A
 * credit note is not settled with anything: `creditNotesConfirmed` is not said, the caller matches it.
 */
export async function issueInvoices(
  tx: Tx,
  company: Company,
  drafts: readonly IssuedInvoiceDraft[],
): Promise<readonly IssuedInvoice[]> {
  if (drafts.length === 0) return []
  const invoices = drafts.map((draft) => ({ draft, sum: sumOf(draft.lines) }))
  const byActor = [...groupBy(invoices, ({ draft }) => draft.actorId)]
  for (const [actorId, own] of byActor)
    await writeInvoices(
      tx,
      company.id,
      actorId,
      own.map(({ draft, sum }) => writtenInvoice(company, draft, sum)),
    )
  await postEntries(
    tx,
    company.id,
    invoices.map(({ draft, sum }) => ({
      id: draft.entryId,
      journal: { role: 'sales' },
      date: draft.date,
      reference: draft.reference,
      source: `invoice:${draft.invoiceId}`,
      actorId: draft.actorId,
      items: invoiceItems(company, {
        kind: draft.kind,
        customerId: draft.customerId,
        dueDate: draft.date,
        currency: company.currency,
        exchangeRate: null,
        total: sum.total,
        sums: sumsByTax(draft.lines),
      }),
    })),
  )
  const numbers = await takeNumbers(
    tx,
    company.id,
    drafts.map(({ kind, date }) => ({
      journal: { role: 'sales' },
      date,
      kind: kind === 'invoice' ? 'entry' : 'credit_note',
    })),
  )
  const numbered = invoices.flatMap((invoice, index) => {
    const number = numbers[index]
    return number ? [{ ...invoice, number, text: formatNumber(number) }] : []
  })
  for (const [actorId, own] of groupBy(numbered, ({ draft }) => draft.actorId)) {
    const rows = await tx.query(confirmInvoiceRows, [
      company.id,
      actorId,
      own.map(({ draft }) => draft.invoiceId),
      own.map(({ draft }) => draft.entryId),
      own.map(({ draft }) => draft.idempotencyKey),
      own.map(({ text }) => text),
      own.map(({ number }) => number.series),
      own.map(({ number }) => number.year),
      own.map(({ number }) => number.sequence),
    ])
    assert(rows.length === own.length, `${rows.length} of ${own.length} invoices were issued`)
  }
  await emit(
    tx,
    invoicesConfirmed,
    company.id,
    numbered.map(({ draft, sum, text }) => ({
      invoiceId: draft.invoiceId,
      number: text,
      customerId: draft.customerId,
      total: sum.total,
      currency: company.currency,
    })),
  )
  for (const { draft, sum, text } of numbered)
    audit(tx, {
      companyId: company.id,
      actorId: draft.actorId,
      action: `accounting.${draft.kind === 'invoice' ? 'invoice' : 'credit-note'}-confirmed`,
      subject: `invoice:${draft.invoiceId}`,
      details: { number: text, total: sum.total, reference: draft.reference },
    })
  return numbered.map(({ draft, text }) => ({
    invoiceId: draft.invoiceId,
    number: text,
    receivable: { entryId: draft.entryId, line: 1 },
  }))
}

function writtenInvoice(company: Company, draft: IssuedInvoiceDraft, sum: Amounts): WrittenInvoice {
  return {
    id: draft.invoiceId,
    kind: draft.kind,
    creditNoteOf: draft.creditNoteOf,
    idempotencyKey: draft.idempotencyKey,
    hash: requestHash([draft.reference, draft.lines]),
    fields: {
      customerId: draft.customerId,
      date: draft.date,
      dueDate: draft.date,
      currency: company.currency,
      exchangeRate: null,
      pricesIncludeTax: draft.pricesIncludeTax,
      reference: draft.reference,
      note: draft.note,
    },
    lines: draft.lines,
    sum,
  }
}

/** One sum for each tax, and one for what has none. A tax whose rate was changed between two lines is two. */
function sumsByTax(lines: IssuedInvoiceDraft['lines']) {
  const sums = new Map<string, { taxName: string | null; net: bigint; tax: bigint }>()
  for (const { taxId, taxRate, taxName, net, tax } of lines) {
    const key = `${taxId} ${taxRate}`
    const before = sums.get(key) ?? { taxName, net: 0n, tax: 0n }
    sums.set(key, { taxName, net: before.net + net, tax: before.tax + tax })
  }
  return [...sums.values()]
}

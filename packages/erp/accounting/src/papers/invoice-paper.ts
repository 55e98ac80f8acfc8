import type { Database } from '@platform/database'
import { fromWire, toWire } from '@platform/money'
import type { Paper, PaperLanguage } from '@platform/paper'
import type { Company } from '@platform/plugin-api'
import { getInvoice } from '../documents/get-invoice.ts'
import { findParties } from './find-parties.ts'
import { type PaperWriter, paperWriter } from './paper-writer.ts'
import type { MadePaper } from './papers-handler.ts'

type Invoice = Awaited<ReturnType<typeof getInvoice>>

/** An invoice or a credit note as its customer gets it. Throws a refusal: `unknown_invoice`. */
export async function invoicePaper(
  database: Database,
  company: Company,
  { id, language }: { readonly id: string; readonly language: PaperLanguage },
): Promise<MadePaper> {
  const invoice = await getInvoice(database, company, id)
  const writer = paperWriter(company, language)
  const { words, money, day } = writer
  const kind = invoice.kind === 'invoice' ? words.invoice : words.creditNote
  const customerId = invoice.customer.id
  const { sender, addressee } = await findParties(database, company, { customerId, language })
  return {
    fileName: invoice.number ?? words.draft,
    paper: {
      language,
      letterhead: company.name,
      sender,
      title: [kind, invoice.number].filter(Boolean).join(' '),
      ...(invoice.status === 'draft' ? { status: words.draft } : {}),
      parties: [{ label: words.billTo, lines: addressee }],
      facts: [
        { label: words.date, value: day(invoice.date) },
        ...(invoice.kind === 'invoice' ? [{ label: words.dueDate, value: day(invoice.dueDate) }] : []),
        ...(invoice.creditNoteOf?.number
          ? [{ label: words.ofInvoice, value: invoice.creditNoteOf.number }]
          : []),
        ...(invoice.reference === '' ? [] : [{ label: words.reference, value: invoice.reference }]),
      ],
      tables: [linesOf(invoice, writer)],
      totals: [
        { label: words.net, value: money(invoice.net) },
        ...invoice.taxes.map(({ name, tax }) => ({ label: name, value: money(tax) })),
        { label: words.total, value: money(invoice.total), strong: true },
        ...settledOf(invoice, writer),
      ],
      remarks: [
        ...(invoice.pricesIncludeTax ? [words.pricesInclude] : []),
        ...(invoice.note ? [invoice.note] : []),
      ],
      pageText: words.page,
    },
  }
}

function linesOf({ lines, pricesIncludeTax }: Invoice, writer: PaperWriter): Paper['tables'][number] {
  const { words, money, quantity, percent } = writer
  const hasDiscount = lines.some(({ discount }) => discount > 0)
  const end = { align: 'end', share: 1.4 } as const
  return {
    columns: [
      { header: words.description, share: 4 },
      { ...end, header: words.quantity, share: 1 },
      { ...end, header: words.price },
      ...(hasDiscount ? [{ ...end, header: words.discount, share: 1 }] : []),
      { ...end, header: words.taxColumn, share: 1 },
      { ...end, header: words.amount },
    ],
    rows: lines.map((line) => [
      line.description,
      quantity(line.quantity),
      money(line.unitPrice),
      ...(hasDiscount ? [line.discount === 0 ? '' : percent(line.discount / 10_000)] : []),
      line.tax === null ? '' : percent(line.tax.rate / 100_000),
      money(pricesIncludeTax ? line.total : line.net),
    ]),
  }
}

/** What was settled of it, and what is left, once something was. */
function settledOf({ total, amountDue }: Invoice, { words, money }: PaperWriter): Paper['totals'] {
  if (amountDue === null || amountDue.amount === total.amount) return []
  const settled = { amount: fromWire(total).amount - fromWire(amountDue).amount, currency: total.currency }
  return [
    { label: words.settled, value: money(toWire(settled)) },
    { label: words.amountDue, value: money(amountDue), strong: true },
  ]
}

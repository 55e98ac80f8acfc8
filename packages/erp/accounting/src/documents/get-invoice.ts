import { type Database, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, dayIn, settingsOf } from '@platform/plugin-api'
import { accountingPrisma } from '../accounting-prisma.ts'
import type { Prisma } from '../generated/client.ts'
import { accountingSettings } from '../settings.ts'
import { isOverdue, type PaymentState } from './list-invoices.ts'
import { unknownInvoice } from './refusals.ts'
import { wireDate } from './wire-date.ts'

/**
 * All that is known of an invoice or credit note. Throws a refusal: `unknown_invoice`, also for one of another
 * company.
 */
export async function getInvoice(database: Database, company: Company, invoiceId: string) {
  const { invoiceView, invoiceLineView, invoiceMatchingView, writeOffView } = accountingPrisma(database)
  const ofInvoice = { companyId: company.id, invoiceId }
  const [row, lines, matchings, creditNotes, writeOffs] = await Promise.all([
    invoiceView.findUnique({ where: { companyId_id: { companyId: company.id, id: invoiceId } } }),
    invoiceLineView.findMany({ where: ofInvoice, orderBy: { line: 'asc' } }),
    invoiceMatchingView.findMany({ where: ofInvoice, orderBy: [{ date: 'asc' }, { matchingId: 'asc' }] }),
    invoiceView.findMany({
      where: { companyId: company.id, creditNoteOf: invoiceId },
      orderBy: [{ date: 'asc' }, { id: 'asc' }],
    }),
    writeOffView.findMany({ where: ofInvoice, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] }),
  ])
  if (!row) throw unknownInvoice(invoiceId)
  const original =
    row.creditNoteOf === null
      ? null
      : await invoiceView.findUnique({
          where: { companyId_id: { companyId: company.id, id: row.creditNoteOf } },
          select: { id: true, number: true },
        })
  const credited = await creditedQuantities(
    database,
    company.id,
    creditNotes.filter(({ status }) => status === 'confirmed').map(({ id }) => id),
  )
  const { currency } = row
  const money = (amount: bigint) => toWire({ amount, currency })
  return {
    id: row.id,
    kind: row.kind as 'invoice' | 'credit_note',
    status: row.status as 'draft' | 'confirmed',
    state: row.paymentState as PaymentState,
    overdue: isOverdue(row, dayIn(company.timeZone)),
    number: row.number,
    customer: { id: row.customerId, name: row.customerName ?? '' },
    /** The invoice a credit note is for. */
    creditNoteOf: original,
    creditNotes: creditNotes.map((note) => ({
      id: note.id,
      number: note.number,
      date: wireDate(note.date),
      state: note.paymentState as PaymentState,
      total: money(note.total),
    })),
    date: wireDate(row.date),
    dueDate: wireDate(row.dueDate),
    currency,
    exchangeRate: row.exchangeRate?.toFixed() ?? null,
    pricesIncludeTax: row.pricesIncludeTax,
    reference: row.reference,
    note: row.note,
    net: money(row.net),
    tax: money(row.tax),
    total: money(row.total),
    /** Null while it is a draft. */
    amountDue: row.amountDue === null ? null : money(row.amountDue),
    taxes: taxesOf(lines).map(({ net, tax, ...facts }) => ({ ...facts, net: money(net), tax: money(tax) })),
    lines: lines.map((line) => ({
      line: line.line,
      product:
        line.productId === null
          ? null
          : { id: line.productId, code: line.productCode ?? '', name: line.productName ?? '' },
      description: line.description,
      /** Thousandths as digits. */
      quantity: thousandths(line.quantity),
      /** What no confirmed credit note has taken back yet, thousandths as digits. */
      creditable: (BigInt(thousandths(line.quantity)) - (credited.get(line.line) ?? 0n)).toString(),
      unitPrice: money(line.unitPrice),
      discount: line.discount,
      tax: line.taxId === null ? null : { id: line.taxId, name: line.taxName ?? '', rate: line.taxRate ?? 0 },
      net: money(line.net),
      taxAmount: money(line.tax),
      total: money(line.total),
    })),
    /** Whether what is left is small enough to be written off. */
    isSmallDifference: await isSmallDifference(database, company, row.entryId),
    /** What was written off, taken back or not. Amounts in the company's currency. */
    writeOffs: writeOffs.map((writeOff) => ({
      id: writeOff.id,
      amount: toWire({ amount: writeOff.amount, currency: company.currency }),
      date: wireDate(writeOff.date),
      undoneOn: writeOff.undoneOn && wireDate(writeOff.undoneOn),
    })),
    /** What settled it, undone ones too. Amounts in the company's currency. */
    matchings: matchings.map((matching) => ({
      id: matching.matchingId,
      amount: toWire({ amount: matching.amount, currency: company.currency }),
      date: wireDate(matching.date),
      undoneOn: matching.undoneOn && wireDate(matching.undoneOn),
      entryId: matching.entryId,
      /** The document on the other side: 'payment:<id>', 'invoice:<id>', 'wallet:<id>'. */
      source: matching.source,
      reference: matching.reference,
      number: matching.number,
    })),
    entryId: row.entryId,
    createdAt: row.createdAt.toISOString(),
    createdBy: row.createdByName,
    confirmedAt: row.confirmedAt?.toISOString() ?? null,
    confirmedBy: row.confirmedByName,
  }
}

async function isSmallDifference(
  database: Database,
  company: Company,
  entryId: string | null,
): Promise<boolean> {
  if (entryId === null) return false
  const item = await accountingPrisma(database).openItem.findUnique({
    where: { companyId_entryId_line: { companyId: company.id, entryId, line: 1 } },
    select: { residual: true },
  })
  const residual = item?.residual ?? 0n
  if (residual === 0n) return false
  const { writeOffTolerance } = await transaction(database, (tx) =>
    settingsOf(tx, accountingSettings, company.id),
  )
  return (residual < 0n ? -residual : residual) <= BigInt(writeOffTolerance)
}

/** How much of each line these credit notes take back, in thousandths. */
async function creditedQuantities(
  database: Database,
  companyId: number,
  creditNoteIds: readonly string[],
): Promise<ReadonlyMap<number, bigint>> {
  const credited = new Map<number, bigint>()
  if (creditNoteIds.length === 0) return credited
  const lines = await accountingPrisma(database).invoiceLineView.findMany({
    where: { companyId, invoiceId: { in: [...creditNoteIds] }, creditsLine: { not: null } },
    select: { creditsLine: true, quantity: true },
  })
  for (const { creditsLine, quantity } of lines)
    if (creditsLine !== null)
      credited.set(creditsLine, (credited.get(creditsLine) ?? 0n) + BigInt(thousandths(quantity)))
  return credited
}

function thousandths(quantity: Prisma.Decimal): string {
  return quantity.times(1_000).toFixed(0)
}

interface TaxedLine {
  readonly taxId: string | null
  readonly taxName: string | null
  readonly taxRate: number | null
  readonly net: bigint
  readonly tax: bigint
}

/** What each tax comes to, in the order of the lines. */
function taxesOf(lines: readonly TaxedLine[]) {
  const taxes = new Map<string, { name: string; rate: number; net: bigint; tax: bigint }>()
  for (const { taxId, taxName, taxRate, net, tax } of lines) {
    if (taxId === null || taxRate === null) continue
    const key = `${taxId} ${taxRate}`
    const sum = taxes.get(key) ?? { name: taxName ?? '', rate: taxRate, net: 0n, tax: 0n }
    taxes.set(key, { ...sum, net: sum.net + net, tax: sum.tax + tax })
  }
  return [...taxes.values()]
}

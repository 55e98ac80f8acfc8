import type { Tx } from '@platform/database'
import { audit, type Company, Refusal } from '@platform/plugin-api'
import type { InvoiceFields, LockedInvoice } from './invoice-types.ts'
import { findNamedThings, judgeInvoiceFields } from './judge-invoice-fields.ts'
import { lockInvoices } from './lock-invoices.ts'
import { linesFollowInvoice, notADraft, unknownInvoice } from './refusals.ts'
import { deleteInvoiceLines, deleteInvoiceRow, updateInvoiceFields } from './sql/change-invoice.ts'
import { writeLines } from './write-invoices.ts'

/**
 * Replaces a draft by what somebody wrote now. Throws a refusal when it is confirmed, mirrors an invoice, or says what
 * the books could not hold.
 */
export async function updateInvoice(
  tx: Tx,
  company: Company,
  actorId: string,
  { invoiceId, fields }: { readonly invoiceId: string; readonly fields: InvoiceFields },
): Promise<void> {
  const [draft, named] = await Promise.all([
    lockDraft(tx, company.id, invoiceId),
    findNamedThings(tx, company.id, [fields]),
  ])
  if (draft.creditNoteOf !== null) throw linesFollowInvoice()
  const judged = judgeInvoiceFields(company, fields, named)
  if (judged instanceof Refusal) throw judged
  const { customerId, date, dueDate, currency, exchangeRate, pricesIncludeTax, reference, note } = fields
  const { net, tax, total } = judged.sum
  tx.send(deleteInvoiceLines, [company.id, invoiceId])
  tx.send(updateInvoiceFields, [
    company.id,
    invoiceId,
    customerId,
    date,
    dueDate,
    currency,
    exchangeRate,
    pricesIncludeTax,
    reference,
    note,
    net,
    tax,
    total,
  ])
  writeLines(tx, company.id, [{ id: invoiceId, lines: judged.lines }])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.invoice-changed',
    subject: `invoice:${invoiceId}`,
    details: { total },
  })
}

/** Deletes a draft. Throws a refusal when it is confirmed. */
export async function deleteInvoice(
  tx: Tx,
  company: Company,
  actorId: string,
  invoiceId: string,
): Promise<void> {
  const draft = await lockDraft(tx, company.id, invoiceId)
  tx.send(deleteInvoiceRow, [company.id, invoiceId])
  audit(tx, {
    companyId: company.id,
    actorId,
    action: 'accounting.draft-deleted',
    subject: `invoice:${invoiceId}`,
    details: { kind: draft.kind, total: draft.total, customerId: draft.customerId },
  })
}

async function lockDraft(tx: Tx, companyId: number, invoiceId: string): Promise<LockedInvoice> {
  const draft = (await lockInvoices(tx, companyId, [invoiceId])).get(invoiceId)
  if (!draft) throw unknownInvoice(invoiceId)
  if (draft.number !== null) throw notADraft(draft.number)
  return draft
}

import { newId, type Tx } from '@platform/database'
import { audit, type Company, keyReused, Refusal, requestHash } from '@platform/plugin-api'
import type { CreatedInvoice, InvoiceDraft } from './invoice-types.ts'
import { findNamedThings, judgeInvoiceFields } from './judge-invoice-fields.ts'
import { findInvoicesByCreateKey } from './sql/create-invoices.ts'
import { type WrittenInvoice, writeInvoices } from './write-invoices.ts'

/**
 * Makes drafts of invoices and free credit notes, hundreds at once if need be. Nothing is booked yet. Answers one
 * outcome for each, in their order; refuses what the books could not hold, unknown ids (also those of other
 * companies), archived customers, and a key used for another request.
 */
export async function createInvoices(
  tx: Tx,
  company: Company,
  actorId: string | null,
  drafts: readonly InvoiceDraft[],
): Promise<readonly (CreatedInvoice | Refusal)[]> {
  const [before, named] = await Promise.all([
    findCreated(
      tx,
      company.id,
      drafts.map((draft) => draft.idempotencyKey),
    ),
    findNamedThings(tx, company.id, drafts),
  ])
  const written: WrittenInvoice[] = []
  const outcomes = drafts.map((draft): CreatedInvoice | Refusal => {
    const { idempotencyKey, kind, ...fields } = draft
    const hash = requestHash({ kind, ...fields })
    const known = before.get(idempotencyKey)
    if (known) return known.hash.equals(hash) ? known.invoice : keyReused(idempotencyKey)
    const judged = judgeInvoiceFields(company, fields, named)
    if (judged instanceof Refusal) return judged
    const invoice: WrittenInvoice = {
      id: newId(),
      kind,
      creditNoteOf: null,
      idempotencyKey,
      hash,
      fields,
      ...judged,
    }
    written.push(invoice)
    before.set(idempotencyKey, { hash, invoice: createdInvoice(invoice, false) })
    return createdInvoice(invoice, true)
  })
  await writeInvoices(tx, company.id, actorId, written)
  auditCreated(tx, company.id, actorId, written)
  return outcomes
}

/** The documents that keys have made before, with the fingerprint of the request that made them. */
export async function findCreated(
  tx: Tx,
  companyId: number,
  keys: readonly string[],
): Promise<Map<string, { readonly hash: Buffer; readonly invoice: CreatedInvoice }>> {
  const rows = await tx.query(findInvoicesByCreateKey, [companyId, keys])
  return new Map(
    rows.map(({ id, create_key, create_hash, net, tax, total }) => [
      create_key,
      { hash: create_hash, invoice: { invoiceId: id, created: false, net, tax, total } },
    ]),
  )
}

export function createdInvoice({ id, sum }: WrittenInvoice, created: boolean): CreatedInvoice {
  return { invoiceId: id, created, ...sum }
}

/** What a person made is written down; what a program imports by the hundred says itself where it came from. */
export function auditCreated(
  tx: Tx,
  companyId: number,
  actorId: string | null,
  written: readonly WrittenInvoice[],
): void {
  if (actorId === null) return
  for (const { id, kind, sum } of written)
    audit(tx, {
      companyId,
      actorId,
      action: `accounting.${kind === 'invoice' ? 'invoice' : 'credit-note'}-created`,
      subject: `invoice:${id}`,
      details: { total: sum.total },
    })
}

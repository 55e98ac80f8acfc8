import { confirmInvoices, createInvoices, type InvoiceDraft } from '@erp/accounting'
import { type Database, derivedId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { accepted } from '../accepted.ts'
import type { ImportWatch } from './import-retail.ts'
import { inChunks } from './in-chunks.ts'
import type { RetailDocument } from './sort-rows.ts'

/** A document of the file and what it became. */
export interface ImportedDocument {
  readonly document: RetailDocument
  readonly invoiceId: string
  /** Pence, as the books have it. */
  readonly total: bigint
}

/** Makes and confirms the invoices, or the credit notes, of the file. A credit note's whole amount goes to the wallet. */
export async function importDocuments(
  database: Database,
  company: Company,
  documents: readonly RetailDocument[],
  kind: 'invoice_line' | 'credit_note_line',
  known: { readonly customers: ReadonlyMap<string, string>; readonly products: ReadonlyMap<string, string> },
  watch: ImportWatch,
): Promise<ImportedDocument[]> {
  const wanted = documents.filter((document) => document.kind === kind)
  const title = kind === 'invoice_line' ? 'Invoices' : 'Credit notes'
  const imported: ImportedDocument[] = []
  await inChunks(wanted, 50, title, watch, async (chunk) => {
    const drafts = chunk.map((document) => draftOf(document, company, known))
    const created = (await transaction(database, (tx) => createInvoices(tx, company, null, drafts))).map(
      accepted,
    )
    await transaction(database, async (tx) => {
      const requests = created.map(({ invoiceId }) => ({
        invoiceId,
        idempotencyKey: derivedId('retail', 'confirm', invoiceId),
      }))
      for (const outcome of await confirmInvoices(tx, company, null, requests)) accepted(outcome)
    })
    created.forEach(({ invoiceId, total }, index) => {
      const document = chunk[index]
      if (document) imported.push({ document, invoiceId, total })
    })
  })
  return imported
}

function draftOf(
  { invoiceNo, kind, date, customerId, rows }: RetailDocument,
  company: Company,
  known: { readonly customers: ReadonlyMap<string, string>; readonly products: ReadonlyMap<string, string> },
): InvoiceDraft {
  return {
    idempotencyKey: derivedId('retail', kind, invoiceNo),
    kind: kind === 'invoice_line' ? 'invoice' : 'credit_note',
    customerId: known.customers.get(customerId ?? '') ?? '',
    date,
    dueDate: date,
    currency: company.currency,
    exchangeRate: null,
    pricesIncludeTax: false,
    reference: invoiceNo,
    note: null,
    lines: rows.map(({ stockCode, description, quantity, unitPrice }) => ({
      productId: known.products.get(stockCode) ?? null,
      description: description || stockCode,
      quantity: BigInt(Math.abs(quantity)) * 1000n,
      unitPrice,
      discount: 0,
      taxId: null,
    })),
  }
}

import { type Database, newId } from '@platform/database'
import { type Company, onlyOutcome } from '@platform/plugin-api'
import { type EntryPreview, readPreview } from '../preview/read-preview.ts'
import { rehearse } from '../preview/rehearse.ts'
import { confirmInvoices } from './confirm-invoices.ts'

/**
 * What confirming a draft will book; for a credit note also what gives the customer back what was paid, by whoever
 * settles it. Throws the refusal that confirming would meet.
 */
export function previewInvoice(
  database: Database,
  company: Company,
  invoiceId: string,
): Promise<EntryPreview> {
  return rehearse(database, async (tx) => {
    onlyOutcome(await confirmInvoices(tx, company, null, [{ invoiceId, idempotencyKey: newId() }]))
    return readPreview(tx, company)
  })
}

import { type Database, derivedId, transaction } from '@platform/database'
import { type Company, requestHash } from '@platform/plugin-api'
import { allocate, proposeAllocations } from '@wallet/accounting-bridge'
import { accepted } from '../accepted.ts'
import type { ImportedDocument } from './import-documents.ts'
import type { ImportWatch } from './import-retail.ts'
import { inChunks } from './in-chunks.ts'

/** Pays the imported invoices with what credit their customers have, oldest first, on the last day of the file. */
export async function allocateOldestFirst(
  database: Database,
  company: Company,
  invoices: readonly ImportedDocument[],
  watch: ImportWatch,
): Promise<void> {
  const ours = new Set(invoices.map(({ invoiceId }) => invoiceId))
  const date = invoices.reduce((last, { document }) => (document.date > last ? document.date : last), '')
  const proposed = (await proposeAllocations(database, company.id)).filter(({ invoiceId }) =>
    ours.has(invoiceId),
  )
  await inChunks(proposed, 100, 'Wallet credit', watch, (chunk) =>
    transaction(database, async (tx) => {
      const requests = chunk.map(({ invoiceId, amount }) => ({
        invoiceId,
        amount,
        idempotencyKey: derivedId('retail', 'allocate', invoiceId),
        requestHash: requestHash({ retail: invoiceId, amount }),
        actorId: null,
        date,
      }))
      for (const outcome of await allocate(tx, company, requests)) accepted(outcome)
    }),
  )
}

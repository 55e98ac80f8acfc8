import type { Database } from '@platform/database'
import type { Company, Progress } from '@platform/plugin-api'
import { allocateOldestFirst } from './allocate-oldest-first.ts'
import { bookCashDocuments } from './book-cash-documents.ts'
import { importCustomers } from './import-customers.ts'
import { importDocuments } from './import-documents.ts'
import { importProducts } from './import-products.ts'
import { readRetailRows } from './read-rows.ts'
import { documentsOf } from './sort-rows.ts'
import { type RetailSummary, summarize } from './summarize.ts'

/** What an import may say while it runs, and what may stop it between two transactions. */
export interface ImportWatch {
  progress(title: string): Progress
  readonly signal: AbortSignal
}

/**
 * Brings the week into a company's books, in this order of events: customers and products; invoices; cash sales and
 * what was paid in cash; credit notes, refunded to the customers' wallets; then wallet credit allocated to each
 * customer's open invoices, oldest first.
 *
 * Every act has a key that follows from the file, so a second run, or one after an interruption, changes only what
 * is not there yet.
 */
export async function importRetail(
  database: Database,
  company: Company,
  file: string,
  watch: ImportWatch,
): Promise<RetailSummary> {
  const rows = await readRetailRows(file)
  const documents = documentsOf(rows)
  const customers = await importCustomers(database, company, documents)
  const products = await importProducts(database, company, rows)
  const known = { customers, products }
  const invoices = await importDocuments(database, company, documents, 'invoice_line', known, watch)
  await bookCashDocuments(database, company, documents, watch)
  const creditNotes = await importDocuments(database, company, documents, 'credit_note_line', known, watch)
  await allocateOldestFirst(database, company, invoices, watch)
  return summarize(database, company, rows, documents, { invoices, creditNotes })
}

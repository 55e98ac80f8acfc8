import type { Database } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { allocateOldestFirst } from '../allocate-oldest-first.ts'
import { bookCashDocuments } from '../book-cash-documents.ts'
import { importCustomers } from '../import-customers.ts'
import { type ImportedDocument, importDocuments } from '../import-documents.ts'
import { importProducts } from '../import-products.ts'
import type { ImportWatch } from '../import-retail.ts'
import { readRetailRows } from '../read-rows.ts'
import { documentsOf } from '../sort-rows.ts'
import { type RetailSummary, summarize } from '../summarize.ts'
import { openRetailTill } from './open-retail-till.ts'
import { planDays } from './plan-days.ts'

/**
 * Replays the week through the till: a session a day on a register of its own, in which every purchase is an order;
 * behind it the day's credit notes, into wallets that pay at the till from then on; at the end what credit is left goes
 * to the oldest invoices. What the till does not do, fees and what was paid back in cash without an order, is booked.
 *
 * The same totals as the import through invoices, and as repeatable: every act has a key that follows from the file.
 */
export async function replayRetail(
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
  const till = await openRetailTill(database, company, known)
  const invoices: ImportedDocument[] = []
  const creditNotes: ImportedDocument[] = []
  const days = planDays(documents)
  for (const day of days) {
    invoices.push(...(await till.sellDay(day, watch)))
    creditNotes.push(
      ...(await importDocuments(database, company, day.creditNotes, 'credit_note_line', known, watch)),
    )
  }
  const booked = documents.filter(({ kind }) => kind !== 'cash_sale')
  await bookCashDocuments(database, company, booked, watch)
  await allocateOldestFirst(database, company, invoices, watch)
  const summary = await summarize(database, company, rows, documents, { invoices, creditNotes })
  const sales = days.flatMap((day) => day.sales)
  return [
    ...summary,
    ['sessions', String(days.length)],
    ['orders', String(sales.length)],
    [
      'orders paid from wallets',
      String(sales.filter(({ fromWallet, settled }) => settled || fromWallet > 0n).length),
    ],
  ]
}

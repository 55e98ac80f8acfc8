import { type JournalEntryDraft, lockPeriod, postEntries } from '@erp/accounting'
import { type Database, derivedId, statement, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import type { ImportWatch } from './import-retail.ts'
import { inChunks } from './in-chunks.ts'
import type { RetailDocument, RetailKind } from './sort-rows.ts'

const findEntries = statement<{ entry_id: string }>(
  'retail.find-entries',
  'select entry_id from accounting.journal_entry_view where company_id = $1 and entry_id = any($2::uuid[])',
)

/** Which accounts a document without a customer moves; the first is debited. Cash sales have no receivable and no wallet. */
const booked: Partial<
  Record<RetailKind, { readonly journal: string; readonly debit: string; readonly credit: string }>
> = {
  cash_sale: { journal: 'cash', debit: 'cash', credit: 'sales' },
  cash_refund: { journal: 'cash', debit: 'sales_returns', credit: 'cash' },
  bank_charge: { journal: 'bank', debit: 'bank_charges', credit: 'bank' },
  marketplace_fee: { journal: 'bank', debit: 'retail.marketplace_fees', credit: 'bank' },
  sample: { journal: 'bank', debit: 'retail.samples', credit: 'bank' },
}

/** Books what was sold, taken back or paid without a customer, one journal entry a document. */
export async function bookCashDocuments(
  database: Database,
  company: Company,
  documents: readonly RetailDocument[],
  watch: ImportWatch,
): Promise<void> {
  const entries = documents.flatMap(entryOf)
  await inChunks(entries, 100, 'Cash sales and fees', watch, (chunk) =>
    transaction(database, async (tx) => {
      await lockPeriod(tx, company.id)
      const known = await tx.query(findEntries, [company.id, chunk.map(({ id }) => id)])
      const there = new Set(known.map(({ entry_id }) => entry_id))
      await postEntries(
        tx,
        company.id,
        chunk.filter(({ id }) => !there.has(id)),
      )
    }),
  )
}

function entryOf({ invoiceNo, kind, date, total }: RetailDocument): JournalEntryDraft[] {
  const accounts = booked[kind]
  if (!accounts || total === 0n) return []
  return [
    {
      id: derivedId('retail', kind, invoiceNo),
      journal: { role: accounts.journal },
      date,
      reference: invoiceNo,
      source: `retail:${kind}:${invoiceNo}`,
      actorId: null,
      items: [
        { account: { role: accounts.debit }, debit: total, credit: 0n },
        { account: { role: accounts.credit }, debit: 0n, credit: total },
      ],
    },
  ]
}

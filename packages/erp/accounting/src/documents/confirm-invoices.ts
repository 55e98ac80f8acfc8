import { assert, retryLostRace, type Tx } from '@platform/database'
import { audit, type Company, emit, type Refusal } from '@platform/plugin-api'
import { formatNumber, takeNumbers } from '../journal/entry-number.ts'
import { matchItems } from '../journal/match-items.ts'
import { lockPeriod } from '../journal/period.ts'
import { postEntries } from '../journal/post-entries.ts'
import { creditNotesConfirmed, invoicesConfirmed } from './events.ts'
import { findWrittenOff } from './find-written-off.ts'
import { groupBy } from './group-by.ts'
import type { ConfirmedInvoice } from './invoice-types.ts'
import {
  type AcceptedInvoice,
  type ConfirmInvoiceRequest,
  judgeConfirmations,
} from './judge-confirmations.ts'
import { lockInvoices } from './lock-invoices.ts'
import {
  confirmInvoiceRows,
  findConfirmations,
  readCredited,
  readInvoiceSums,
} from './sql/confirm-invoices.ts'

/**
 * Confirms drafts of invoices and credit notes, hundreds at once if need be: books them, has credit notes go against
 * their invoices and then, by `creditNotesConfirmed`, wherever a subscriber settles what is left, and gives them their
 * numbers in the order asked. Answers one outcome for each; refuses what is not there or confirmed already, dates in a
 * locked period, totals of zero, and credit beyond the invoice or what of it is not written off.
 */
export async function confirmInvoices(
  tx: Tx,
  company: Company,
  actorId: string | null,
  requests: readonly ConfirmInvoiceRequest[],
): Promise<readonly (ConfirmedInvoice | Refusal)[]> {
  const ids = [...new Set(requests.map(({ invoiceId }) => invoiceId))]
  const keys = requests.map(({ idempotencyKey }) => idempotencyKey)
  const [period, found] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.query(findConfirmations, [company.id, ids, keys]),
  ])
  const originals = [...new Set(found.map((row) => row.credit_note_of).filter((id) => id !== null))]
  // Behind the locks, so that they see what committed meanwhile.
  const [locked, sumRows, creditedRows, writtenOff] = await Promise.all([
    lockInvoices(tx, company.id, [...new Set([...ids, ...originals])]),
    tx.query(readInvoiceSums, [company.id, ids]),
    tx.query(readCredited, [company.id, originals]),
    findWrittenOff(tx, company, originals),
  ])
  const judged = judgeConfirmations({
    company,
    actorId,
    period,
    locked,
    sums: groupBy(sumRows, ({ id }) => id),
    credited: new Map(creditedRows.map(({ id, credited }) => [id, credited])),
    writtenOff,
    keyOwners: new Map(
      found.flatMap(({ id, confirm_key }) => (confirm_key === null ? [] : [[confirm_key, id]])),
    ),
    requests,
  })
  const numbers = await confirm(tx, company, actorId, judged.accepted)
  return judged.outcomes.map((outcome) => {
    if (!('invoiceId' in outcome)) return outcome
    const number = outcome.number ?? numbers.get(outcome.invoiceId)
    assert(number !== undefined, `invoice ${outcome.invoiceId} was confirmed without a number`)
    return { ...outcome, number }
  })
}

/** Books what was accepted and answers the numbers by id. Nothing is refused from here on. */
async function confirm(
  tx: Tx,
  company: Company,
  actorId: string | null,
  accepted: readonly AcceptedInvoice[],
): Promise<ReadonlyMap<string, string>> {
  if (accepted.length === 0) return new Map()
  await postEntries(
    tx,
    company.id,
    accepted.map(({ entry }) => entry),
  )
  matchItems(
    tx,
    company.id,
    accepted.flatMap(({ matching }) => matching ?? []),
  )
  await emit(
    tx,
    creditNotesConfirmed,
    company.id,
    accepted
      .filter(({ draft }) => draft.kind === 'credit_note')
      .map(({ draft, entry, original, open }) => ({
        creditNoteId: draft.id,
        creditNoteOf: draft.creditNoteOf,
        originalNumber: original?.number ?? null,
        customerId: draft.customerId,
        currency: draft.currency,
        open,
        receivable: { entryId: entry.id, line: 1 },
        date: draft.date,
        actorId,
      })),
  )
  // Last of all locks: whoever confirms next waits here until we are done.
  const numbers = await takeNumbers(
    tx,
    company.id,
    accepted.map(({ draft: { kind, date } }) => ({
      journal: { role: 'sales' },
      date,
      kind: kind === 'invoice' ? 'entry' : 'credit_note',
    })),
  )
  const texts = numbers.map(formatNumber)
  const rows = await retryLostRace(
    tx.query(confirmInvoiceRows, [
      company.id,
      actorId,
      accepted.map(({ draft }) => draft.id),
      accepted.map(({ entry }) => entry.id),
      accepted.map(({ key }) => key),
      texts,
      numbers.map(({ series }) => series),
      numbers.map(({ year }) => year),
      numbers.map(({ sequence }) => sequence),
    ]),
    ['invoice_confirm_key'],
  )
  assert(rows.length === accepted.length, `${rows.length} of ${accepted.length} invoices were confirmed`)
  const numbered = accepted.map(({ draft }, index) => ({ draft, number: texts[index] ?? '' }))
  await emit(
    tx,
    invoicesConfirmed,
    company.id,
    numbered.map(({ draft: { id, customerId, total, currency }, number }) => ({
      invoiceId: id,
      number,
      customerId,
      total,
      currency,
    })),
  )
  if (actorId !== null)
    for (const { draft, number } of numbered)
      audit(tx, {
        companyId: company.id,
        actorId,
        action: `accounting.${draft.kind === 'invoice' ? 'invoice' : 'credit-note'}-confirmed`,
        subject: `invoice:${draft.id}`,
        details: { number, total: draft.total },
      })
  return new Map(numbered.map(({ draft, number }) => [draft.id, number]))
}

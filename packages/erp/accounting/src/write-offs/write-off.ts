import { assert, newId, retryLostRace, type Tx } from '@platform/database'
import {
  audit,
  type Company,
  dateInput,
  keyReused,
  type Refusal,
  requestHash,
  settingsOf,
} from '@platform/plugin-api'
import type { LockedInvoice } from '../documents/invoice-types.ts'
import { lockInvoices } from '../documents/lock-invoices.ts'
import { badDate, notConfirmed, unknownInvoice } from '../documents/refusals.ts'
import type { JournalEntryDraft } from '../journal/journal-entry-draft.ts'
import { type MatchingDraft, matchItems } from '../journal/match-items.ts'
import { type OpenItem, readOpenItems } from '../journal/open-items.ts'
import { lockPeriod } from '../journal/period.ts'
import { postEntries } from '../journal/post-entries.ts'
import { accountingSettings } from '../settings.ts'
import { beyondTolerance, nothingOpen, writtenOffBefore } from './refusals.ts'
import { findWriteOffs, insertWriteOffs } from './sql/write-offs.ts'

/** The small difference on one document, to be written off whole. */
export interface WriteOffRequest {
  readonly invoiceId: string
  /** 'YYYY-MM-DD' */
  readonly date: string
  readonly note: string | null
  /** Whoever sends the same key again gets the same answer. */
  readonly idempotencyKey: string
}

/** `written` is false when the key had done it before. */
export interface WrittenOff {
  readonly writeOffId: string
  readonly invoiceId: string
  /** Minor units of the company's currency. */
  readonly amount: bigint
  readonly written: boolean
}

interface Accepted {
  readonly request: WriteOffRequest
  readonly hash: Buffer
  readonly result: WrittenOff
  readonly entry: JournalEntryDraft
  readonly matching: MatchingDraft
}

/**
 * Writes off what is left open on invoices and credit notes, where it is within the company's tolerance: Dr write-off, Cr
 * receivable, matched; of a credit note the other way around. Answers one outcome for each, in their order; refuses what is
 * not there, a draft, what is settled, more than the tolerance, and a locked date.
 */
export async function writeOff(
  tx: Tx,
  company: Company,
  actorId: string | null,
  requests: readonly WriteOffRequest[],
): Promise<readonly (WrittenOff | Refusal)[]> {
  const ids = [...new Set(requests.map(({ invoiceId }) => invoiceId))]
  const [period, documents, replays, settings] = await Promise.all([
    lockPeriod(tx, company.id),
    lockInvoices(tx, company.id, ids),
    // Behind the locks, so that it sees what committed while we waited.
    tx.query(findWriteOffs, [company.id, requests.map(({ idempotencyKey }) => idempotencyKey)]),
    settingsOf(tx, accountingSettings, company.id),
  ])
  const receivables = [...documents.values()].flatMap(({ receivable }) => receivable ?? [])
  const items = new Map(
    (await readOpenItems(tx, company.id, receivables)).map((open) => [open.item.entryId, open]),
  )
  const tolerance = BigInt(settings.writeOffTolerance)
  const known = new Map(replays.map((row) => [row.idempotency_key, row]))
  const accepted = new Map<string, Accepted>()

  const outcomes = requests.map((request): WrittenOff | Refusal => {
    const { invoiceId, idempotencyKey, date, note } = request
    const hash = requestHash({ invoiceId, date, note })
    const before = known.get(idempotencyKey)
    if (before)
      return before.request_hash.equals(hash)
        ? { writeOffId: before.id, invoiceId: before.invoice_id, amount: before.amount, written: false }
        : keyReused(idempotencyKey)
    const document = documents.get(invoiceId)
    if (!document) return unknownInvoice(invoiceId)
    if (document.number === null || document.receivable === null) return notConfirmed('this document')
    const open = items.get(document.receivable.entryId)
    assert(open, `${document.number} has no open item`)
    if (open.residual === 0n || accepted.has(invoiceId)) return nothingOpen(document.number)
    if (document.residual > tolerance)
      return beyondTolerance(company, { number: document.number, residual: document.residual, tolerance })
    if (!dateInput.safeParse(date).success) return badDate('date')
    if (date < document.date) return writtenOffBefore(date, document.date)
    if (!period.isOpen(date)) return period.refusal(date)
    const one = acceptedOf(document, open, { request, hash, actorId })
    accepted.set(invoiceId, one)
    return one.result
  })
  await book(tx, company, actorId, [...accepted.values()])
  return outcomes
}

function acceptedOf(
  document: LockedInvoice,
  open: OpenItem,
  { request, hash, actorId }: Pick<Accepted, 'request' | 'hash'> & { readonly actorId: string | null },
): Accepted {
  const id = newId()
  const { date, note } = request
  const { customerId } = document
  const amount = open.residual < 0n ? -open.residual : open.residual
  // What the customer owes is credited away; what the company owes is debited.
  const owes = open.residual > 0n
  const own = { entryId: id, line: 1 }
  const { inCurrency } = open
  return {
    request,
    hash,
    result: { writeOffId: id, invoiceId: document.id, amount, written: true },
    entry: {
      id,
      journal: { role: 'general' },
      date,
      reference: [document.number, note].filter(Boolean).join(' · '),
      source: `write-off:${document.id}`,
      actorId,
      items: [
        {
          account: { id: open.accountId },
          customerId,
          debit: owes ? 0n : amount,
          credit: owes ? amount : 0n,
          ...(inCurrency
            ? { currencyAmount: { amount: -inCurrency.residual, currency: inCurrency.currency } }
            : {}),
        },
        {
          account: { role: 'write_off' },
          customerId,
          debit: owes ? amount : 0n,
          credit: owes ? 0n : amount,
        },
      ],
    },
    matching: {
      id,
      debit: owes ? open.item : own,
      credit: owes ? own : open.item,
      amount,
      ...(inCurrency
        ? { currencyAmount: inCurrency.residual < 0n ? -inCurrency.residual : inCurrency.residual }
        : {}),
      date,
    },
  }
}

/** Nothing is refused from here on. */
async function book(
  tx: Tx,
  company: Company,
  actorId: string | null,
  accepted: readonly Accepted[],
): Promise<void> {
  if (accepted.length === 0) return
  await postEntries(
    tx,
    company.id,
    accepted.map(({ entry }) => entry),
  )
  matchItems(
    tx,
    company.id,
    accepted.map(({ matching }) => matching),
  )
  const rows = await retryLostRace(
    tx.query(insertWriteOffs, [
      company.id,
      actorId,
      accepted.map(({ result }) => result.writeOffId),
      accepted.map(({ result }) => result.invoiceId),
      accepted.map(({ result }) => result.amount),
      accepted.map(({ request }) => request.date),
      accepted.map(({ request }) => request.note),
      accepted.map(({ request }) => request.idempotencyKey),
      accepted.map(({ hash }) => hash),
    ]),
    ['write_off_key'],
  )
  assert(rows.length === accepted.length, `${rows.length} of ${accepted.length} write-offs were kept`)
  if (actorId === null) return
  for (const { request, result } of accepted)
    audit(tx, {
      companyId: company.id,
      actorId,
      action: 'accounting.difference-written-off',
      subject: `invoice:${result.invoiceId}`,
      details: { amount: result.amount, date: request.date },
    })
}

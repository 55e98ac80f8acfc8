import { assert, newId, retryLostRace, type Tx } from '@platform/database'
import { audit, type Company, keyReused, type Refusal, requestHash } from '@platform/plugin-api'
import { lockInvoices } from '../documents/lock-invoices.ts'
import { matchItems, unmatchItems } from '../journal/match-items.ts'
import { readOpenItems } from '../journal/open-items.ts'
import { lockPeriod } from '../journal/period.ts'
import { reverseEntries } from '../journal/reverse-entries.ts'
import { undoneAlready, unknownWriteOff } from './refusals.ts'
import { findUndos, insertUndos, readWriteOffs } from './sql/write-offs.ts'

/** A write-off to be taken back: the difference is due again. */
export interface UndoWriteOffRequest {
  readonly writeOffId: string
  /** 'YYYY-MM-DD': when it is to count, or the first open day after. */
  readonly date: string
  /** Whoever sends the same key again gets the same answer. */
  readonly idempotencyKey: string
}

/** `undone` is false when the key had done it before. */
export interface WriteOffUndone {
  readonly writeOffId: string
  readonly invoiceId: string
  /** Minor units of the company's currency. */
  readonly amount: bigint
  readonly undone: boolean
}

interface Accepted {
  readonly request: UndoWriteOffRequest
  readonly hash: Buffer
  readonly result: WriteOffUndone
  readonly entryId: string
  readonly date: string
}

/**
 * Takes write-offs back by the mirror image of their entries, each once. Answers one outcome for each, in their order;
 * refuses what is not there and what was taken back before.
 */
export async function undoWriteOffs(
  tx: Tx,
  company: Company,
  actorId: string | null,
  requests: readonly UndoWriteOffRequest[],
): Promise<readonly (WriteOffUndone | Refusal)[]> {
  const ids = [...new Set(requests.map(({ writeOffId }) => writeOffId))]
  // Which document a write-off is of never changes, so it may be read before the lock.
  const [period, rows] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.query(readWriteOffs, [company.id, ids]),
  ])
  const [, undos] = await Promise.all([
    lockInvoices(tx, company.id, [...new Set(rows.map((row) => row.invoice_id))]),
    tx.query(findUndos, [company.id, ids, requests.map(({ idempotencyKey }) => idempotencyKey)]),
  ])
  const writeOffs = new Map(rows.map((row) => [row.id, row]))
  const byKey = new Map(undos.map((row) => [row.idempotency_key, row]))
  const done = new Set(undos.map((row) => row.write_off_id))
  const accepted: Accepted[] = []

  const outcomes = requests.map((request): WriteOffUndone | Refusal => {
    const { writeOffId, idempotencyKey } = request
    const hash = requestHash({ writeOffId, date: request.date })
    const writtenOff = writeOffs.get(writeOffId)
    if (!writtenOff) return unknownWriteOff(writeOffId)
    const result = { writeOffId, invoiceId: writtenOff.invoice_id, amount: writtenOff.amount }
    const before = byKey.get(idempotencyKey)
    if (before)
      return before.request_hash.equals(hash) ? { ...result, undone: false } : keyReused(idempotencyKey)
    if (done.has(writeOffId)) return undoneAlready(writeOffId)
    done.add(writeOffId)
    const wanted = request.date < writtenOff.date ? writtenOff.date : request.date
    const one = { ...result, undone: true }
    accepted.push({ request, hash, result: one, entryId: newId(), date: period.firstOpenDate(wanted) })
    return one
  })
  await book(tx, company, actorId, accepted)
  return outcomes
}

/** Nothing is refused from here on. */
async function book(
  tx: Tx,
  company: Company,
  actorId: string | null,
  accepted: readonly Accepted[],
): Promise<void> {
  if (accepted.length === 0) return
  const written = await readOpenItems(
    tx,
    company.id,
    accepted.map(({ result }) => ({ entryId: result.writeOffId, line: 1 })),
  )
  const itemOf = new Map(written.map((open) => [open.item.entryId, open]))
  for (const { result, date } of accepted) unmatchItems(tx, company.id, [result.writeOffId], { date })
  await reverseEntries(
    tx,
    company.id,
    accepted.map(({ result, entryId, date }) => ({
      id: entryId,
      reverses: result.writeOffId,
      date,
      reference: 'Write-off taken back',
      source: `write-off:${result.invoiceId}`,
      actorId,
    })),
  )
  // The write-off's own item is open again; its reversal closes it, so that neither is left over.
  matchItems(
    tx,
    company.id,
    accepted.map(({ result, entryId, date }) => {
      const open = itemOf.get(result.writeOffId)
      assert(open, `write-off ${result.writeOffId} has no item on the receivable`)
      const own = { entryId, line: 1 }
      const inCurrency = open.inCurrency?.amount ?? 0n
      return {
        id: entryId,
        debit: open.amount > 0n ? open.item : own,
        credit: open.amount > 0n ? own : open.item,
        amount: result.amount,
        ...(open.inCurrency ? { currencyAmount: inCurrency < 0n ? -inCurrency : inCurrency } : {}),
        date,
      }
    }),
  )
  const rows = await retryLostRace(
    tx.query(insertUndos, [
      company.id,
      actorId,
      accepted.map(({ result }) => result.writeOffId),
      accepted.map(({ entryId }) => entryId),
      accepted.map(({ date }) => date),
      accepted.map(({ request }) => request.idempotencyKey),
      accepted.map(({ hash }) => hash),
    ]),
    ['write_off_undo_key', 'write_off_undo_pkey'],
  )
  assert(rows.length === accepted.length, `${rows.length} of ${accepted.length} write-offs were taken back`)
  if (actorId === null) return
  for (const { result, date } of accepted)
    audit(tx, {
      companyId: company.id,
      actorId,
      action: 'accounting.write-off-undone',
      subject: `invoice:${result.invoiceId}`,
      details: { amount: result.amount, date },
    })
}

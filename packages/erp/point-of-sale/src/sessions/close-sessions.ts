import { lockPeriod, postEntries } from '@erp/accounting'
import { assert, newId, type Tx } from '@platform/database'
import { audit, type Company, keyReused, Refusal } from '@platform/plugin-api'
import {
  closeSessionRows,
  findSessionsByCloseKey,
  readMovements,
  readSalesSums,
  readTenderSums,
} from '../sql/sessions.ts'
import { expectedCash } from './expected-cash.ts'
import { type LockedTill, lockTills } from './lock-tills.ts'
import { differenceEntry, summaryEntry } from './summary-entry.ts'

/** A session to be closed. The same key with the same request is the same closing. */
export interface CloseRequest {
  readonly sessionId: string
  /** What was counted in the drawer, minor units. */
  readonly countedCash: bigint
  readonly note: string | null
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actorId: string
}

/**
 * Closes sessions: sums up their orders, books the summary and what the count differs by, all on the session's business
 * date. Waits for sales in flight; those that come later find the session closed. Answers one outcome for each request,
 * in their order; refuses sessions that are closed or not there.
 */
export async function closeSessions(
  tx: Tx,
  company: Company,
  requests: readonly CloseRequest[],
): Promise<readonly ({ readonly sessionId: string } | Refusal)[]> {
  const ids = [...new Set(requests.map(({ sessionId }) => sessionId))]
  // Behind the lock of the sessions, so that the sums hold every sale.
  const [, tillOf, known, sums, tenders, movements] = await Promise.all([
    lockPeriod(tx, company.id),
    lockTills(tx, company, ids),
    tx.query(findSessionsByCloseKey, [company.id, requests.map(({ idempotencyKey }) => idempotencyKey)]),
    tx.query(readSalesSums, [company.id, ids]),
    tx.query(readTenderSums, [company.id, ids]),
    tx.query(readMovements, [company.id, ids]),
  ])
  const closed = new Map<string, ClosedSession>()
  const outcomes = requests.map((request) => {
    const { sessionId, idempotencyKey } = request
    const before = known.find(({ close_key }) => close_key === idempotencyKey)
    if (before)
      return before.close_hash.equals(request.requestHash)
        ? { sessionId: before.id }
        : keyReused(idempotencyKey)
    const till = tillOf(sessionId)
    if (till instanceof Refusal) return till
    if (closed.has(sessionId)) return keyReused(idempotencyKey)
    const of = <Row extends { readonly session_id: string }>(rows: readonly Row[]) =>
      rows.filter(({ session_id }) => session_id === sessionId)
    const expected = expectedCash(till.openingCash, of(tenders), of(movements))
    const facts = { date: till.businessDate, reference: till.name, actorId: request.actorId }
    const summary = summaryEntry(
      { ...facts, id: newId(), source: `pos-session:${sessionId}` },
      { sums: of(sums), tenders: of(tenders) },
    )
    const difference = request.countedCash - expected
    const counted =
      difference === 0n
        ? undefined
        : differenceEntry({ ...facts, id: newId(), source: `pos-session:${sessionId}/count`, difference })
    closed.set(sessionId, { request, till, expected, entries: [summary, counted] })
    return { sessionId }
  })
  await writeClosed(tx, company, [...closed.values()])
  return outcomes
}

type Entry = ReturnType<typeof summaryEntry>

interface ClosedSession {
  readonly request: CloseRequest
  readonly till: LockedTill
  readonly expected: bigint
  /** The summary, and what the count differs by. */
  readonly entries: readonly [Entry, Entry]
}

async function writeClosed(tx: Tx, company: Company, sessions: readonly ClosedSession[]): Promise<void> {
  if (sessions.length === 0) return
  await postEntries(
    tx,
    company.id,
    sessions.flatMap(({ entries }) => entries.filter((entry) => entry !== undefined)),
  )
  const column = <Value>(pick: (session: ClosedSession) => Value) => sessions.map(pick)
  const rows = await tx.query(closeSessionRows, [
    company.id,
    column(({ request }) => request.sessionId),
    column(({ request }) => request.actorId),
    column(({ request }) => request.idempotencyKey),
    column(({ request }) => request.requestHash),
    column(({ expected }) => expected),
    column(({ request }) => request.countedCash),
    column(({ request }) => request.note),
    column(({ entries: [summary] }) => summary?.id ?? null),
  ])
  assert(rows.length === sessions.length, `${rows.length} of ${sessions.length} sessions were closed`)
  for (const { request, till, expected } of sessions)
    audit(tx, {
      companyId: company.id,
      actorId: request.actorId,
      action: 'point-of-sale.session-closed',
      subject: `pos-session:${request.sessionId}`,
      details: { name: till.name, expected, counted: request.countedCash, note: request.note },
    })
}

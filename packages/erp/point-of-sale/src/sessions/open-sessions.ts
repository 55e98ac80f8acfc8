import { type JournalEntryDraft, lockPeriod, postEntries } from '@erp/accounting'
import { newId, type Tx } from '@platform/database'
import { audit, type Company, dayIn, keyReused, type Refusal } from '@platform/plugin-api'
import * as refuse from '../refusals.ts'
import { lockRegisters, readRegistersById } from '../sql/registers.ts'
import { findSessionsByOpenKey, insertSessions, readLastSessions } from '../sql/sessions.ts'
import { sessionName } from './lock-tills.ts'
import { differenceEntry } from './summary-entry.ts'

/** A register to be opened. The same key with the same request is the same session. */
export interface OpenRequest {
  readonly registerId: string
  /** What was counted in the drawer, minor units. */
  readonly openingCash: bigint
  /** The day that it counts in the books, 'YYYY-MM-DD': today in the company, but for one that is taken over from elsewhere. */
  readonly businessDate?: string
  readonly idempotencyKey: string
  readonly requestHash: Buffer
  readonly actorId: string
}

/**
 * Opens registers, for the business day that it is in the company unless another is named. Where the drawer holds another amount than the session
 * before left in it, the difference is booked. Answers one outcome for each request, in their order; refuses registers
 * that are open, archived or not there, and a day that is locked.
 */
export async function openSessions(
  tx: Tx,
  company: Company,
  requests: readonly OpenRequest[],
): Promise<readonly ({ readonly sessionId: string } | Refusal)[]> {
  const registerIds = [...new Set(requests.map(({ registerId }) => registerId))]
  const [period, , known, registers, last] = await Promise.all([
    lockPeriod(tx, company.id),
    tx.lock('session', lockRegisters, [company.id, registerIds]),
    tx.query(findSessionsByOpenKey, [company.id, requests.map(({ idempotencyKey }) => idempotencyKey)]),
    tx.query(readRegistersById, [company.id, registerIds]),
    tx.query(readLastSessions, [company.id, registerIds]),
  ])
  const today = dayIn(company.timeZone)
  const opened = new Map<string, OpenedSession>()
  const outcomes = requests.map((request) => {
    const before = known.find(({ open_key }) => open_key === request.idempotencyKey)
    if (before)
      return before.open_hash.equals(request.requestHash)
        ? { sessionId: before.id }
        : keyReused(request.idempotencyKey)
    const register = registers.find(({ id }) => id === request.registerId)
    const previous = last.find(({ register_id }) => register_id === request.registerId)
    if (!register) return refuse.unknownRegister(request.registerId)
    if (register.archived) return refuse.registerArchived(register.name)
    if (register.session_id !== null || opened.has(register.id))
      return refuse.sessionOpenAlready(register.name, previous?.opened_by_name ?? '')
    const { businessDate = today } = request
    if (!period.isOpen(businessDate)) return period.refusal(businessDate)
    const number = (previous?.number ?? 0) + 1
    const session: OpenedSession = {
      ...request,
      businessDate,
      sessionId: newId(),
      number,
      name: sessionName(register.code, number),
      difference: previous?.counted_cash == null ? 0n : request.openingCash - previous.counted_cash,
    }
    opened.set(register.id, session)
    return { sessionId: session.sessionId }
  })
  await writeSessions(tx, company, [...opened.values()])
  return outcomes
}

interface OpenedSession extends OpenRequest {
  readonly businessDate: string
  readonly sessionId: string
  readonly number: number
  readonly name: string
  readonly difference: bigint
}

async function writeSessions(tx: Tx, company: Company, sessions: readonly OpenedSession[]): Promise<void> {
  if (sessions.length === 0) return
  const column = <Value>(pick: (session: OpenedSession) => Value) => sessions.map(pick)
  tx.send(insertSessions, [
    company.id,
    column(({ sessionId }) => sessionId),
    column(({ registerId }) => registerId),
    column(({ number }) => number),
    column(({ businessDate }) => businessDate),
    column(({ openingCash }) => openingCash),
    column(({ difference }) => difference),
    column(({ idempotencyKey }) => idempotencyKey),
    column(({ requestHash }) => requestHash),
    column(({ actorId }) => actorId),
  ])
  await postEntries(
    tx,
    company.id,
    sessions.flatMap(({ sessionId, businessDate, name, difference, actorId }): JournalEntryDraft[] =>
      difference === 0n
        ? []
        : [
            differenceEntry({
              id: newId(),
              date: businessDate,
              reference: name,
              source: `pos-session:${sessionId}/opening`,
              actorId,
              difference,
            }),
          ],
    ),
  )
  for (const { sessionId, name, openingCash, difference, actorId } of sessions)
    audit(tx, {
      companyId: company.id,
      actorId,
      action: 'point-of-sale.session-opened',
      subject: `pos-session:${sessionId}`,
      details: { name, openingCash, difference },
    })
}

import type { Tx } from '@platform/database'
import { audit, emit, Refusal } from '@platform/plugin-api'
import { lockDateMoving } from './events.ts'
import { numberUpTo } from './number-entries.ts'
import { lockPeriodExclusive, readLockDate } from './sql/lock-period.ts'
import { updateLockDate } from './sql/update-lock-date.ts'

/**
 * Moves a company's lock date: nothing may be posted on or before it any more. Waits for the postings in flight, then
 * numbers what has no number in the period. Refuses a day to come (`lock_date_in_future`) and, unless `mayReopen`,
 * going back (`period_reopening`); plugins with something left to post refuse through `lockDateMoving`.
 */
export async function setLockDate(
  tx: Tx,
  companyId: number,
  change: {
    /** 'YYYY-MM-DD', or null to lock nothing. */
    readonly lockDate: string | null
    /** Today in the company's time zone. */
    readonly today: string
    readonly actorId: string | null
    readonly mayReopen: boolean
  },
): Promise<void> {
  const { lockDate: to, today, actorId, mayReopen } = change
  if (to !== null && to > today) throw inFuture(to, today)
  // The lock in one statement, the date in the next: it may have moved while we waited.
  const [, [books]] = await Promise.all([
    tx.lock('period', lockPeriodExclusive, [companyId]),
    tx.query(readLockDate, [companyId]),
  ])
  if (!books) throw noBooks(companyId)
  const from = books.lock_date
  if (from === to) return
  if (from !== null && (to === null || to < from) && !mayReopen) throw reopening(from)
  await emit(tx, lockDateMoving, companyId, [{ from, to }])
  if (to !== null) await numberUpTo(tx, companyId, { date: to, atMost: null })
  tx.send(updateLockDate, [companyId, to])
  audit(tx, {
    companyId,
    actorId,
    action: 'accounting.lock-date-moved',
    subject: `company:${companyId}`,
    details: { from, to },
  })
}

function inFuture(date: string, today: string): Refusal {
  return new Refusal({
    kind: 'invalid',
    code: 'lock_date_in_future',
    message: `Only days that are over can be locked. Choose ${today} or earlier.`,
    facts: { field: 'lockDate', date, today },
  })
}

function reopening(lockDate: string): Refusal {
  return new Refusal({
    kind: 'forbidden',
    code: 'period_reopening',
    message: `The books are locked up to ${lockDate}. Only the owner can open a locked period again.`,
    facts: { lockDate },
  })
}

function noBooks(companyId: number): Refusal {
  return new Refusal({
    kind: 'missing',
    code: 'unknown_company',
    message: 'This company keeps no books here.',
    facts: { companyId },
  })
}

import { assert, type Tx } from '@platform/database'
import { dayAfter, Refusal } from '@platform/plugin-api'
import { lockPeriodShared, readLockDate } from './sql/lock-period.ts'

/** Which days of a company's books are open. */
export interface Period {
  /** The last day that is locked, 'YYYY-MM-DD'; null while none is. */
  readonly lockDate: string | null
  isOpen(date: string): boolean
  /** The date itself when it is open, else the first day that is: what is undone later is booked there. */
  firstOpenDate(date: string): string
  /** Says why a date that is not open cannot be used. */
  refusal(date: string): Refusal
}

const locked = new WeakMap<Tx, { readonly companyId: number; readonly period: Promise<Period> }>()
const known = new WeakMap<Tx, Period>()

/**
 * Keeps the lock date where it is until the transaction ends, and answers what is open. Rank 'period', so it comes
 * first; postings share it and never wait for each other. A second call answers without locking again.
 */
export function lockPeriod(tx: Tx, companyId: number): Promise<Period> {
  const before = locked.get(tx)
  if (before) {
    assert(before.companyId === companyId, 'a transaction never spans two companies')
    return before.period
  }
  const period = readBehindLock(tx, companyId)
  locked.set(tx, { companyId, period })
  return period
}

async function readBehindLock(tx: Tx, companyId: number): Promise<Period> {
  // Two statements: within one, the lock date would be read as it was before the wait for the lock.
  const [, [books]] = await Promise.all([
    tx.lock('period', lockPeriodShared, [companyId]),
    tx.query(readLockDate, [companyId]),
  ])
  assert(books, `company ${companyId} has no books`)
  const period = periodUpTo(books.lock_date)
  known.set(tx, period)
  return period
}

/** The period this transaction has locked. */
export function lockedPeriod(tx: Tx, companyId: number): Period {
  const period = known.get(tx)
  assert(
    period && locked.get(tx)?.companyId === companyId,
    'lockPeriod comes before whatever posts or matches',
  )
  return period
}

/** Everything after `lockDate` is open. */
export function periodUpTo(lockDate: string | null): Period {
  const isOpen = (date: string) => lockDate === null || date > lockDate
  return {
    lockDate,
    isOpen,
    firstOpenDate: (date) => (lockDate === null || date > lockDate ? date : dayAfter(lockDate)),
    refusal: (date) =>
      new Refusal({
        kind: 'conflict',
        code: 'period_locked',
        message: `The books are locked up to ${lockDate}. Choose a later date.`,
        facts: { date, lockDate },
      }),
  }
}

import { statement } from '@platform/database'

/** $1 company. Waits while the lock date is being moved. */
export const lockPeriodShared = statement(
  'accounting.lock-period-shared',
  `select pg_advisory_xact_lock_shared(hashtext('accounting.period'), $1)`,
)

/** $1 company. Waits for every posting in flight, and holds up those that come. */
export const lockPeriodExclusive = statement(
  'accounting.lock-period-exclusive',
  `select pg_advisory_xact_lock(hashtext('accounting.period'), $1)`,
)

/** $1 company. */
export const readLockDate = statement<{ lock_date: string | null }>(
  'accounting.read-lock-date',
  'select lock_date from accounting.company_books where company_id = $1',
)

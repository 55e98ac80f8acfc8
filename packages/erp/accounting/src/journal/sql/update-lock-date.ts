import { statement } from '@platform/database'

/** $1 company, $2 lock date or null. */
export const updateLockDate = statement(
  'accounting.update-lock-date',
  'update accounting.company_books set lock_date = $2 where company_id = $1',
)

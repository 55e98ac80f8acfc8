import { Busy, isRetryable, isUnreachable, OutcomeUnknown } from '@platform/database'
import { Refusal } from './refusal.ts'

/**
 * The refusal that an error comes to: itself, or "try again" where too many ask at once or the database is away.
 * Undefined for a defect.
 * Asking again with the same idempotency key is safe in either case.
 */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (error instanceof OutcomeUnknown)
    return new Refusal(
      {
        kind: 'busy',
        code: 'outcome_unknown',
        message: 'The connection was lost before the answer came. Try again: nothing is done twice.',
      },
      { cause: error },
    )
  if (error instanceof Busy)
    return new Refusal({ kind: 'busy', code: error.code, message: error.message }, { cause: error })
  if (isUnreachable(error))
    return new Refusal(
      {
        kind: 'busy',
        code: 'database_unreachable',
        message: 'The database cannot be reached at the moment. Try again shortly.',
      },
      { cause: error },
    )
  // Others held what it needs, however often it tried.
  if (isRetryable(error))
    return new Refusal(
      {
        kind: 'busy',
        code: 'busy',
        message: 'Somebody else is working on the same at this moment. Nothing was done; try again shortly.',
      },
      { cause: error },
    )
  return undefined
}

import pg from 'pg'

/** What PostgreSQL said, as the driver reports it. */
export type DatabaseFailure = InstanceType<typeof pg.DatabaseError>

/** Thrown inside a transaction to have the whole use case run again, e.g. when a race for a key was lost. */
export class RetryTransaction extends Error {
  override readonly name = 'RetryTransaction'
}

/**
 * The connection went away while the commit was under way: it may or may not have happened.
 * Ask again with the same idempotency key; never report it as failed.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown'
}

// serialization_failure, deadlock_detected, lock_not_available
const retryableCodes = new Set(['40001', '40P01', '55P03'])

/** Whether running the same use case again can succeed without anybody changing anything. */
export function isRetryable(error: unknown): boolean {
  return (
    error instanceof RetryTransaction ||
    (error instanceof pg.DatabaseError && retryableCodes.has(error.code ?? ''))
  )
}

/** The constraint (unique, check or foreign key) that refused a row, or undefined when the error is another. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined
}

/** The error itself, or `RetryTransaction` when a race for one of the unique keys named was lost. */
export function orLostRace(error: unknown, constraints: readonly string[] = []): unknown {
  const constraint = violatedConstraint(error)
  return constraint !== undefined && constraints.includes(constraint)
    ? new RetryTransaction(`Lost the race for ${constraint}.`, { cause: error })
    : error
}

/**
 * Awaits a write. When it lost a race for one of the unique keys named, the whole use case runs again and finds the
 * winner's row, instead of failing. A statement that is sent, not awaited, names its keys in `retryOn`.
 */
export async function retryLostRace<Result>(
  write: Promise<Result>,
  constraints: readonly string[],
): Promise<Result> {
  try {
    return await write
  } catch (error) {
    throw orLostRace(error, constraints)
  }
}

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

// What the network says, PostgreSQL while it goes down or comes up (57P0x) or drops a connection (08), and Prisma.
const unreachable =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|57P0[123]|08\w{3}|P1001|P1017)$/
// The driver gives these no code.
const connectionLost =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/

/** Whether the database could not be reached, or the connection to it was lost: nothing is wrong with the request. */
export function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && unreachable.test(String(error.code))) return true
  return connectionLost.test(error.message) || isUnreachable(error.cause)
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

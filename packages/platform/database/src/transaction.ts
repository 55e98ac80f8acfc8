import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from './connect.ts'
import { isRetryable, OutcomeUnknown } from './errors.ts'
import { PinnedTransaction, type Tx } from './tx.ts'

export interface TransactionOptions {
  /** How often the use case is run at the most. */
  readonly attempts?: number
}

/**
 * Runs `run` in a READ COMMITTED transaction and answers what it answers, once that is durable.
 *
 * The only place that retries: on a deadlock, a serialization failure, a lock time-out or `RetryTransaction`
 * the whole of `run` runs again, so it draws its ids and clocks inside and touches nothing outside its `tx`.
 * @throws OutcomeUnknown when the connection is lost while committing.
 */
export async function transaction<Result>(
  database: Database,
  run: (tx: Tx) => Promise<Result>,
  { attempts = 8 }: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(database, run)
    } catch (error) {
      if (!isRetryable(error) || attempt >= attempts) throw error
      // Spread the rivals, or they meet again at the same row.
      await sleep(Math.random() * 4 * 2 ** attempt)
    }
  }
}

async function runOnce<Result>(database: Database, run: (tx: Tx) => Promise<Result>): Promise<Result> {
  const client = await database.pool.connect()
  let lost: Error | undefined
  const onError = (error: Error) => {
    lost = error
  }
  client.on('error', onError)
  const tx = new PinnedTransaction(client, database.scope)
  try {
    tx.begin()
    const result = await run(tx)
    await commit(tx, () => lost)
    for (const effect of tx.effects) effect()
    return result
  } catch (error) {
    if (!lost) await tx.rollback().catch(onError)
    // Statements behind a failed one only say that the transaction is aborted: report the cause.
    throw causeOf(error, tx)
  } finally {
    await tx.settle()
    client.removeListener('error', onError)
    client.release(lost)
  }
}

async function commit(tx: PinnedTransaction, lost: () => Error | undefined): Promise<void> {
  if (tx.firstError) throw tx.firstError
  // Pipelined behind the writes. Behind a failed one, PostgreSQL answers a commit with ROLLBACK and no error,
  // so nothing is acknowledged but the tag COMMIT itself.
  let answer: pg.QueryResult
  try {
    answer = await tx.commit()
  } catch (error) {
    if (tx.firstError && !lost()) throw tx.firstError
    throw new OutcomeUnknown('The connection was lost while committing.', { cause: error })
  }
  await tx.settle()
  if (answer.command !== 'COMMIT') throw tx.firstError ?? new Error('The transaction was rolled back.')
}

function causeOf(error: unknown, tx: PinnedTransaction): unknown {
  const aborted = error instanceof Error && 'code' in error && error.code === '25P02'
  return aborted && tx.firstError ? tx.firstError : error
}

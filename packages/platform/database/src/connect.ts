import pg from 'pg'
import { noScope, type TransactionScope } from './tx.ts'

/** One database as a process sees it: the pool that SQL and every Prisma client share, and the scope of its transactions. */
export interface Database {
  readonly pool: pg.Pool
  readonly scope: TransactionScope
  close(): Promise<void>
}

export interface ConnectOptions {
  readonly url: string
  /** Most connections at once. */
  readonly poolSize?: number
  /** Shown in pg_stat_activity. */
  readonly applicationName?: string
  /** What plugins contribute to transactions; the host passes it. Without one, events and extension points are empty. */
  readonly scope?: TransactionScope
}

/**
 * Opens a pool whose connections pipeline: statements are sent without waiting for the answer to the one before.
 * Connects lazily; the first query reports an unreachable server.
 */
export function connect({
  url,
  poolSize = 10,
  applicationName = 'erp',
  scope = noScope,
}: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    application_name: applicationName,
    pipeline: true,
    // A transaction left open by a stalled process must not hold customers' wallets.
    idle_in_transaction_session_timeout: 30_000,
    options: '-c timezone=UTC -c lock_timeout=15s -c statement_timeout=120s',
  })
  // An idle connection that the server closes is replaced on next use; without a listener it would end the process.
  pool.on('error', () => {})
  // Nor may one that breaks in the moment it is handed out, before whoever asked for it listens: its queries say so.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, scope, close: () => pool.end() }
}

import type { Database } from '@platform/database'
import { isHealthy } from './health.ts'

/** Whether traffic may come, and why not. */
export interface Readiness {
  readonly ready: boolean
  readonly reason: string
}

/**
 * Whether this process is to be given traffic: not while it stops, nor while the database is away. Migrations are done
 * before anything listens.
 */
export async function findReadiness(
  database: Database,
  stopping: AbortSignal | undefined,
): Promise<Readiness> {
  if (stopping?.aborted) return { ready: false, reason: 'the server is stopping' }
  if (!(await isHealthy(database))) return { ready: false, reason: 'the database cannot be reached' }
  return { ready: true, reason: 'ready' }
}

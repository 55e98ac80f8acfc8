import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@platform/database'

const PATIENCE_MS = 3_000

/** Whether the database answers. Booting has migrated it, so a process that listens lacks nothing else. */
export async function isHealthy({ pool }: Database): Promise<boolean> {
  const late = new AbortController()
  try {
    const timeout = sleep(PATIENCE_MS, false, { signal: late.signal })
    return await Promise.race([pool.query('select').then(() => true), timeout])
  } catch {
    return false
  } finally {
    late.abort()
  }
}

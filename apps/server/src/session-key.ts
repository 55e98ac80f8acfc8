import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * The key that signs sessions: BETTER_AUTH_SECRET, else one made on the first start and kept in the data folder,
 * readable for its owner alone.
 */
export function ensureSessionKey(dataDir: string): string {
  const given = process.env['BETTER_AUTH_SECRET']
  if (given) return given
  const file = path.join(dataDir, 'session-key')
  if (!existsSync(file)) keep(file, randomBytes(32).toString('base64url'))
  return readFileSync(file, 'utf8').trim()
}

/** Under its name the key is whole, and of two processes that start at once the first one's stays. */
function keep(file: string, key: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, `${key}\n`, { mode: 0o600 })
  try {
    linkSync(unfinished, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    rmSync(unfinished)
  }
}

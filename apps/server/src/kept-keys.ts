import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * A secret of 32 bytes in base64url that is not in the database: the setting of that name, else one made on the first
 * start and kept in a file readable for its owner alone.
 */
export function ensureKey(setting: string, file: string): string {
  const given = process.env[setting]
  if (given) return given
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

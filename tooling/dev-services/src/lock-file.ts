import { closeSync, linkSync, openSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { processIdentity } from './process-identity.ts'

/** Nobody needs this long between creating the lock file and writing their name into it. */
const UNSIGNED_LOCK_IS_STALE_MS = 2_000

/**
 * Runs `work` while no other process does so under the same lock file. Waits its turn; a lock whose owner
 * died (kill -9) is taken over. Throws when the turn does not come within `timeoutMs`.
 */
export async function withLockFile<Result>(
  file: string,
  work: () => Promise<Result>,
  timeoutMs = 120_000,
): Promise<Result> {
  const giveUpAt = Date.now() + timeoutMs
  while (!tryLock(file)) {
    if (Date.now() > giveUpAt)
      throw new Error(
        `${file} is held by process ${readOwner(file)?.pid ?? 'unknown'}, which does not let go.`,
      )
    await sleep(25)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function tryLock(file: string): boolean {
  try {
    const handle = openSync(file, 'wx', 0o600)
    writeSync(handle, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }))
    closeSync(handle)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const owner = readOwner(file)
  if (owner === undefined ? ageMs(file) < UNSIGNED_LOCK_IS_STALE_MS : isAlive(owner)) return false
  removeStale(file, owner)
  return false
}

/** Removes the lock of a dead owner, and gives it back when a quicker process has locked meanwhile. */
function removeStale(file: string, dead: Owner | undefined): void {
  const grave = `${file}.${process.pid}`
  try {
    renameSync(file, grave)
    const buried = readOwner(grave)
    if (buried !== undefined && buried.identity !== dead?.identity) linkSync(grave, file)
    rmSync(grave, { force: true })
  } catch {
    // Somebody else was quicker: the next try sees what they left.
  }
}

type Owner = { pid: number; identity: string }

function isAlive(owner: Owner): boolean {
  return processIdentity(owner.pid) === owner.identity
}

function readOwner(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}

function ageMs(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs
  } catch {
    return 0
  }
}

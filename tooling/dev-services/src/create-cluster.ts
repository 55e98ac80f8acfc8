import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { ClusterHome } from './cluster-home.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'

/** Nothing of the caller's locale or PostgreSQL settings reaches the server. */
export const SERVER_ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' }

/**
 * Makes the cluster if there is none yet, whole or not at all: initdb works beside, and a rename puts the
 * finished folder in place. Refuses one that another major version of PostgreSQL made.
 */
export async function createCluster(
  home: ClusterHome,
  binaries: PostgresBinaries,
  durable: boolean,
): Promise<void> {
  if (existsSync(home.data)) return assertSameMajor(home, binaries)
  const unfinished = `${home.data}.new`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { mode: 0o700 })
  writeFileSync(home.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (home.runAs.uid !== undefined)
    for (const theirs of [unfinished, home.passwordFile])
      chownSync(theirs, home.runAs.uid, home.runAs.gid ?? 0)
  await initdb(home, binaries, [
    ...['-D', unfinished, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${home.passwordFile}`],
    ...['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ])
  renameSync(unfinished, home.data)
  if (durable) syncFolder(home.folder)
}

/** A renamed folder is safe from a power cut only once the folder above it is on disk. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

async function initdb(home: ClusterHome, binaries: PostgresBinaries, args: string[]): Promise<void> {
  try {
    await promisify(execFile)(binaries.initdb, args, { ...home.runAs, cwd: '/', env: SERVER_ENVIRONMENT })
  } catch (error) {
    const said = (error as { stderr?: string }).stderr?.trim()
    throw new Error(
      `The embedded PostgreSQL could not create its database: ${said || (error as Error).message}\n` +
        'If this machine cannot run it, set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
      { cause: error },
    )
  }
}

function assertSameMajor(home: ClusterHome, binaries: PostgresBinaries): void {
  const made = readFileSync(path.join(home.data, 'PG_VERSION'), 'utf8').trim()
  if (made !== binaries.major)
    throw new Error(
      `The database in ${home.data} was made by PostgreSQL ${made}, and this version brings ${binaries.major}. ` +
        `Move it with pg_dump of ${made} (see the README), or choose another DATA_DIR.`,
    )
}

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ClusterHome } from './cluster-home.ts'
import { SERVER_ENVIRONMENT } from './create-cluster.ts'
import { freePort } from './free-port.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { clearDeadPostmaster, findPostmaster, type Postmaster } from './postmaster.ts'
import { processIdentity } from './process-identity.ts'
import { makeSocketDir } from './socket-dir.ts'

const LARGEST_LOG_BYTES = 10_000_000
/** Replaying the log after a crash takes its time: at most 1 GB of it by default. */
const READY_TIMEOUT_MS = 300_000
const STOP_TIMEOUT_MS = 60_000
/** How long the backends of a killed server may take to notice and let go of its shared memory. */
const LET_GO_TIMEOUT_MS = 15_000

const NOT_READY = (home: ClusterHome) =>
  `PostgreSQL was not ready after ${READY_TIMEOUT_MS / 1000} s; see ${home.logFile}.`

/** Settings of a server whose content is worth nothing once the tests have run. */
const FORGETFUL = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'shared_buffers=256MB',
]

/**
 * Answers the server that runs on the cluster, starting one if none does. Call while holding the cluster's
 * lock. The server outlives this process unless it is stopped.
 */
export async function ensureServer(
  home: ClusterHome,
  binaries: PostgresBinaries,
  { port, durable }: { port: number; durable: boolean },
): Promise<{ postmaster: Postmaster; reused: boolean }> {
  const running = await settled(home)
  if (running !== undefined) return { postmaster: running, reused: true }
  const giveUpAt = Date.now() + LET_GO_TIMEOUT_MS
  for (;;) {
    clearDeadPostmaster(home.data)
    const logFrom = rotateLog(home.logFile)
    const child = spawnServer(home, binaries, { port: await freePort(port), durable })
    const postmaster = await untilReady(home, child)
    if (postmaster !== undefined) return { postmaster, reused: false }
    const log = readFileSync(home.logFile).subarray(logFrom).toString('utf8')
    // Both pass by themselves: dying backends of a killed server, and a port taken since we looked.
    if (!/still in use|could not create any TCP\/IP sockets/.test(log) || Date.now() > giveUpAt)
      throw new Error(`PostgreSQL did not start. The end of ${home.logFile}:\n${log.slice(-1_500)}`)
    await sleep(250)
  }
}

/** Stops the server, disconnecting its clients, and waits until it is gone. */
export async function stopServer(home: ClusterHome, binaries: PostgresBinaries): Promise<void> {
  const pid = askToStop(home, binaries)
  if (pid !== undefined)
    await untilGone(pid, `PostgreSQL (process ${pid}) does not stop; see ${home.logFile}.`)
}

/** Tells the server to shut down, disconnecting its clients. Answers its process number, if there is one. */
export function askToStop(home: ClusterHome, binaries: PostgresBinaries): number | undefined {
  const pid = findPostmaster(home.data)?.pid
  if (pid === undefined) return undefined
  if (process.platform === 'win32')
    execFileSync(binaries.pgCtl, ['-D', home.data, '-m', 'fast', '-W', 'stop'])
  else process.kill(pid, 'SIGINT')
  return pid
}

async function untilGone(pid: number, complaint: string): Promise<void> {
  const giveUpAt = Date.now() + STOP_TIMEOUT_MS
  while (processIdentity(pid) !== undefined) {
    if (Date.now() > giveUpAt) throw new Error(complaint)
    await sleep(10)
  }
}

/** A running server once it accepts connections; one that is on its way out counts as none. */
async function settled(home: ClusterHome): Promise<Postmaster | undefined> {
  const giveUpAt = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < giveUpAt) {
    const found = findPostmaster(home.data)
    if (found === undefined || found.status === 'ready') return found
    await sleep(20)
  }
  throw new Error(NOT_READY(home))
}

function spawnServer(
  home: ClusterHome,
  binaries: PostgresBinaries,
  { port, durable }: { port: number; durable: boolean },
): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    // A list, separated by commas: quoted, so that a comma or space in the path stays in the path.
    `unix_socket_directories="${makeSocketDir(home).replaceAll('"', '""')}"`,
    'max_connections=200',
    'log_timezone=UTC',
    'timezone=UTC',
    ...(durable ? [] : FORGETFUL),
  ].flatMap((setting) => ['-c', setting])
  const log = openSync(home.logFile, 'a', 0o600)
  try {
    // Detached: Ctrl+C in the terminal reaches the application alone, which then stops the server in order.
    const child = spawn(...startCommand(home, binaries, ['-p', String(port), ...settings]), {
      ...home.runAs,
      cwd: '/',
      env: SERVER_ENVIRONMENT,
      stdio: ['ignore', log, log],
      detached: true,
    })
    child.once('error', () => {})
    child.unref()
    return child
  } finally {
    closeSync(log)
  }
}

/** On Windows pg_ctl drops an administrator's rights, with which postgres refuses to run. */
function startCommand(home: ClusterHome, binaries: PostgresBinaries, args: string[]): [string, string[]] {
  if (process.platform !== 'win32') return [binaries.postgres, ['-D', home.data, ...args]]
  const options = args.map((arg) => `"${arg.replaceAll('"', '\\"')}"`).join(' ')
  return [binaries.pgCtl, ['-D', home.data, '-W', '-o', options, 'start']]
}

/** The server when it accepts connections; undefined when it ended instead. */
async function untilReady(home: ClusterHome, child: ChildProcess): Promise<Postmaster | undefined> {
  const giveUpAt = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < giveUpAt) {
    const found = findPostmaster(home.data)
    if (found?.status === 'ready') return found
    const ended = child.pid === undefined || child.exitCode !== null || child.signalCode !== null
    const launched = process.platform === 'win32' && child.exitCode === 0
    if (ended && !launched) return undefined
    await sleep(20)
  }
  throw new Error(NOT_READY(home))
}

/** Keeps the log from growing for ever; answers its length so far. */
function rotateLog(file: string): number {
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (bytes < LARGEST_LOG_BYTES) return bytes
  renameSync(file, `${file}.old`)
  return 0
}

import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { type ClusterHome, openClusterHome } from './cluster-home.ts'
import { createCluster } from './create-cluster.ts'
import { type Holder, readHolders, writeHolders } from './holders.ts'
import { withLockFile } from './lock-file.ts'
import { locateBinaries, type PostgresBinaries } from './postgres-binaries.ts'
import { findPostmaster, type Postmaster } from './postmaster.ts'
import { processIdentity } from './process-identity.ts'
import { askToStop, ensureServer, stopServer } from './run-server.ts'
import { socketDirOf } from './socket-dir.ts'

const DEFAULT_PORT = 54_329
const WATCH_EVERY_MS = 500

export type PostgresOptions = {
  /** The folder whose database this is. Made when missing. */
  dataDir: string
  /** Preferred port on 127.0.0.1; another is taken when it is in use. */
  port?: number
  /** False trades every guarantee after a power cut for speed: for tests alone. */
  durable: boolean
  /**
   * True joins whoever else uses the same data folder: commands and tests. False, for the application,
   * refuses when another application runs on it.
   */
  shared?: boolean
  /** True starts the server again, on the same port, when it dies while in use. */
  keepRunning?: boolean
  /** Told, a line at a time, what a person should know. */
  log?: (line: string) => void
}

/** A running embedded PostgreSQL, in use by this process until `stop`. */
export type EmbeddedPostgres = {
  /** Address of a database as the superuser `postgres`, over TCP. */
  url(database: string): string
  port: number
  /** Folder of the unix socket; empty on Windows. */
  socketDir: string
  /** Process number of the postmaster now. */
  pid(): number | undefined
  /** Where the database and its log lie. */
  folder: string
  /** True when a server was running already. */
  reused: boolean
  /** Ends our use; the last user's stop shuts the server down, and waits until it is gone. */
  stop(): Promise<void>
}

/** Another application runs on the same data folder. */
export class DataDirInUse extends Error {
  readonly code = 'DATA_DIR_IN_USE'
  readonly dataDir: string
  readonly pid: number

  constructor(dataDir: string, pid: number) {
    super(
      `${dataDir} is in use by another running server (process ${pid}). ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    )
    this.name = 'DataDirInUse'
    this.dataDir = dataDir
    this.pid = pid
  }
}

/**
 * Brings up the embedded PostgreSQL of a data folder, making the database on the first call. Works as root
 * (the server then runs as another user), takes over a server left running by a killed process, and recovers
 * from a killed server. Refuses with {@link DataDirInUse}, and names the reason when the server cannot run.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const { durable, port = DEFAULT_PORT, shared = false, keepRunning = false, log = () => {} } = options
  const dataDir = path.resolve(options.dataDir)
  const home = openClusterHome(dataDir)
  if (home.elsewhere)
    log(`The database lies in ${home.folder}, as PostgreSQL's user cannot enter ${dataDir}.`)
  const binaries = locateBinaries(home.runAs)
  const holder: Holder = {
    id: randomUUID(),
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    shared,
  }

  const { postmaster, reused } = await withLockFile(home.lockFile, async () => {
    const holders = readHolders(home.holdersFile)
    const other = holders.find((candidate) => !candidate.shared)
    if (!shared && other !== undefined) throw new DataDirInUse(dataDir, other.pid)
    const server = await bringUp(home, binaries, { port, durable })
    writeHolders(home.holdersFile, [...holders, holder])
    return server
  })

  const password = readFileSync(home.passwordFile, 'utf8').trim()
  const watch = keepRunning ? keepAlive(home, binaries, { postmaster, durable, log }) : undefined
  let stopping: Promise<void> | undefined
  // For a process that ends without stopping us: the server shuts down by itself, nobody waits for it.
  const abandon = () => {
    if (readHolders(home.holdersFile).every(({ pid }) => pid === process.pid)) askToStop(home, binaries)
  }
  process.once('exit', abandon)
  return {
    url: (database) =>
      `postgresql://postgres:${password}@127.0.0.1:${postmaster.port}/${encodeURIComponent(database)}`,
    port: postmaster.port,
    socketDir: postmaster.socketDir,
    folder: home.folder,
    reused,
    pid: () => findPostmaster(home.data)?.pid,
    stop: () => {
      watch?.close()
      process.off('exit', abandon)
      stopping ??= leave(home, binaries, holder)
      return stopping
    },
  }
}

/**
 * Tells the server of a data folder to shut down, whoever uses it, and does not wait: for an exit handler, where
 * nothing can be waited for. Answers whether one was running.
 */
export function abandonPostgres(dataDir: string): boolean {
  const home = openClusterHome(path.resolve(dataDir))
  return askToStop(home, locateBinaries(home.runAs)) !== undefined
}

/** Shuts down the server of a data folder, whoever uses it, and deletes everything it kept. */
export async function removePostgres(dataDir: string): Promise<void> {
  const home = openClusterHome(path.resolve(dataDir))
  await stopServer(home, locateBinaries(home.runAs))
  for (const folder of [socketDirOf(home), home.folder, dataDir])
    rmSync(folder, { recursive: true, force: true })
}

async function bringUp(
  home: ClusterHome,
  binaries: PostgresBinaries,
  { port, durable }: { port: number; durable: boolean },
): Promise<{ postmaster: Postmaster; reused: boolean }> {
  try {
    await createCluster(home, binaries, durable)
    return await ensureServer(home, binaries, { port, durable })
  } catch (error) {
    if (durable) throw error
    // A machine under load starts servers slowly: one that is still coming up keeps its data.
    if (findPostmaster(home.data)) throw error
    // Without fsync a power cut may leave anything behind, and an update another major version.
    rmSync(home.data, { recursive: true, force: true })
    await createCluster(home, binaries, durable)
    return ensureServer(home, binaries, { port, durable })
  }
}

function leave(home: ClusterHome, binaries: PostgresBinaries, holder: Holder): Promise<void> {
  return withLockFile(home.lockFile, async () => {
    const others = readHolders(home.holdersFile).filter(({ id }) => id !== holder.id)
    writeHolders(home.holdersFile, others)
    if (others.length === 0) await stopServer(home, binaries)
  })
}

/** Looks after the server, and starts it again on its port when it has died. */
function keepAlive(
  home: ClusterHome,
  binaries: PostgresBinaries,
  { postmaster, durable, log }: { postmaster: Postmaster; durable: boolean; log: (line: string) => void },
): { close(): void } {
  let busy = false
  const timer = setInterval(() => {
    if (busy || findPostmaster(home.data) !== undefined) return
    busy = true
    log('The database has died; starting it again.')
    withLockFile(home.lockFile, () => ensureServer(home, binaries, { port: postmaster.port, durable }))
      .then(
        ({ postmaster: now }) =>
          log(
            now.port === postmaster.port
              ? 'The database is back.'
              : `The database came back on port ${now.port}, as ${postmaster.port} was taken: please restart.`,
          ),
        (error: unknown) => log(error instanceof Error ? error.message : String(error)),
      )
      .finally(() => {
        busy = false
      })
  }, WATCH_EVERY_MS)
  timer.unref()
  return { close: () => clearInterval(timer) }
}

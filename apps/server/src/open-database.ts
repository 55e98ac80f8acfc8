import { startPostgres } from '@tooling/dev-services'
import pg from 'pg'
import type { Configuration } from './configuration.ts'

/** The database this process works on. */
export interface OpenDatabase {
  /** As its owner. */
  readonly ownerUrl: string
  /** As the app, when that is not to be worked out from the owner's address. */
  readonly appUrl: string | undefined
  /** Where it lies, for a person. */
  readonly place: string
  /** Ends our use of it; an embedded server stops with its last user. */
  close(): Promise<void>
}

/** The database within the embedded server. */
const DATABASE = 'erp'
/** Under its final name the database is whole: a first start that was killed leaves none behind. */
const UNFINISHED = 'erp_unfinished'

export interface OpeningOptions {
  readonly configuration: Configuration
  /** True beside a running server, for commands; false for the server itself. */
  readonly shared: boolean
  readonly log: (line: string) => void
  /** Fills a database that has just been made, given its owner's address. */
  readonly fill: (ownerUrl: string) => Promise<void>
}

/** Opens the database of one's own that DATABASE_URL names, else starts the embedded PostgreSQL of the data folder. */
export async function openDatabase(options: OpeningOptions): Promise<OpenDatabase> {
  const { databaseUrl, databaseAppUrl, dataDir } = options.configuration
  if (databaseUrl !== undefined) {
    const { host, pathname } = new URL(databaseUrl)
    const place = `${pathname.slice(1)} on ${host}`
    return { ownerUrl: databaseUrl, appUrl: databaseAppUrl, place, close: async () => {} }
  }
  const { shared, log } = options
  const server = await startPostgres({ dataDir, durable: true, keepRunning: true, shared, log })
  try {
    await ensureDatabase(server.url, options.fill)
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ownerUrl: server.url(DATABASE), appUrl: undefined, place: server.folder, close: server.stop }
}

async function ensureDatabase(
  url: (database: string) => string,
  fill: OpeningOptions['fill'],
): Promise<void> {
  const admin = new pg.Client(url('postgres'))
  await admin.connect()
  try {
    // Of several processes that start on a new folder one makes the database; the others wait for it.
    await admin.query("select pg_advisory_lock(hashtextextended('erp.make-database', 0))")
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [DATABASE])
    if (rowCount === 1) return
    await admin.query(`drop database if exists ${UNFINISHED} with (force)`)
    await admin.query(`create database ${UNFINISHED} template template0 encoding 'UTF8'`)
    await fill(url(UNFINISHED))
    // A connection just closed may linger for a moment, and hold up the new name.
    await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      UNFINISHED,
    ])
    await admin.query(`alter database ${UNFINISHED} rename to ${DATABASE}`)
  } finally {
    await admin.end()
  }
}

import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import path from 'node:path'
import { abandonPostgres, removePostgres, startPostgres } from '@tooling/dev-services'
import type { TestProject } from 'vitest/node'
import { connected, dropDatabase } from './admin.ts'
import { CACHE, durableFolders } from './durable-folders.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: {
      /** The owner's address of a maintenance database. */
      serverUrl: string
      /** Process number of the run. */
      run: number
      /** What the names of this run's databases begin with. */
      prefix: string
    }
  }
}

const DATA_DIR = path.join(CACHE, 'test-database')
/** Runs on one machine tell each other's databases apart by process; those of other machines are left alone. */
const HOST = `test_${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}_`

/**
 * One PostgreSQL for the whole run: `DATABASE_URL` (its user must be allowed to create databases and
 * roles), else the embedded one, which several runs at a time share.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, stop } = await startServer()
  const run = process.pid
  const prefix = `${HOST}${run}_`
  await dropDatabases(serverUrl, (name) => !isAlive(ownerOf(name)))
  for (const left of durableFolders()) if (!isAlive(left.run)) await removePostgres(left.folder)
  project.provide('databaseServer', { serverUrl, run, prefix })

  const ourDurableFolders = () => durableFolders().filter((left) => left.run === run)
  // Ctrl+C ends a run without teardown, and its workers without a word.
  const abandon = () => {
    for (const left of ourDurableFolders()) abandonPostgres(left.folder)
  }
  process.once('exit', abandon)
  return async () => {
    process.off('exit', abandon)
    for (const left of ourDurableFolders()) await removePostgres(left.folder)
    await dropDatabases(serverUrl, (name) => name.startsWith(prefix))
    await stop()
  }
}

async function startServer(): Promise<{ serverUrl: string; stop: () => Promise<void> }> {
  const own = process.env['DATABASE_URL']
  if (own) return { serverUrl: own, stop: async () => {} }
  const server = await startPostgres({ dataDir: DATA_DIR, port: 54_377, durable: false, shared: true })
  return { serverUrl: server.url('postgres'), stop: server.stop }
}

async function dropDatabases(serverUrl: string, isChosen: (name: string) => boolean): Promise<void> {
  await connected(serverUrl, async (admin) => {
    const { rows } = await admin.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [HOST],
    )
    for (const { datname } of rows) if (isChosen(datname)) await dropDatabase(admin, serverUrl, datname)
  })
}

function ownerOf(database: string): number {
  return Number(database.slice(HOST.length).split('_')[0])
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

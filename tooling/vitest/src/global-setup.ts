import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import path from 'node:path'
import { startPostgres } from '@tooling/dev-services'
import type pg from 'pg'
import type { TestProject } from 'vitest/node'
import { connected, dropDatabase } from './admin.ts'

declare module 'vitest' {
  interface ProvidedContext {
    databaseServer: {
      /** The owner's address of a maintenance database. */
      serverUrl: string
      /** What the names of this run's databases begin with. */
      prefix: string
    }
  }
}

const DATA_DIR = path.resolve(import.meta.dirname, '../../../node_modules/.cache/test-database')
/** Runs on one machine tell each other's databases apart by process; those of other machines are left alone. */
const HOST = `test_${createHash('sha256').update(hostname()).digest('hex').slice(0, 6)}_`

/**
 * One PostgreSQL for the whole run: `DATABASE_URL` (its user must be allowed to create databases and
 * roles), else the embedded one, which several runs at a time share.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, stop } = await startServer()
  const prefix = `${HOST}${process.pid}_`
  await connected(serverUrl, async (admin) => {
    for (const name of await testDatabases(admin))
      if (!isAlive(ownerOf(name))) await dropDatabase(admin, serverUrl, name)
  })
  project.provide('databaseServer', { serverUrl, prefix })
  return async () => {
    await connected(serverUrl, async (admin) => {
      for (const name of await testDatabases(admin))
        if (name.startsWith(prefix)) await dropDatabase(admin, serverUrl, name)
    })
    await stop()
  }
}

async function startServer(): Promise<{ serverUrl: string; stop: () => Promise<void> }> {
  const own = process.env['DATABASE_URL']
  if (own) return { serverUrl: own, stop: async () => {} }
  const server = await startPostgres({ dataDir: DATA_DIR, port: 54_377, durable: false, shared: true })
  return { serverUrl: server.url('postgres'), stop: server.stop }
}

async function testDatabases(admin: pg.Client): Promise<string[]> {
  const { rows } = await admin.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [HOST],
  )
  return rows.map(({ datname }) => datname)
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

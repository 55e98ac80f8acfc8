import { setTimeout as sleep } from 'node:timers/promises'
import { appUrl, migrate } from '@platform/database'
import { type EmbeddedPostgres, processIdentity, removePostgres, startPostgres } from '@tooling/dev-services'
import pg from 'pg'
import { inject } from 'vitest'
import { connected } from './admin.ts'
import { makeDurableFolder } from './durable-folders.ts'
import type { FreshDatabase } from './fresh-database.ts'
import { migrationFolders } from './migration-folders.ts'

/** A PostgreSQL that keeps what it acknowledged, for a test to do its worst to. */
export type DurableServer = {
  /** Makes a database with the migrations of the named packages, as `freshDatabase` does. */
  createDatabase(name: string, packages: readonly string[]): Promise<FreshDatabase>
  port: number
  /** kill -9 of the server; comes back when the last of its processes is gone. Clients see their connections break. */
  kill9(): Promise<void>
  /** Starts it again on the same port and data, and waits for the recovery. */
  restart(): Promise<void>
  /** Stops it and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts a server with every guarantee on (fsync, synchronous commit) in a folder of its own, for tests of
 * faults. Always the embedded one, whatever DATABASE_URL says. Stop it in `afterAll`.
 */
export async function durableServer(): Promise<DurableServer> {
  const dataDir = makeDurableFolder(inject('databaseServer').run)
  let server = await startPostgres({ dataDir, port: quietPort(), durable: true })
  const { port } = server
  return {
    port,
    createDatabase: (name, packages) => createDatabase(server, name, packages),
    kill9: () => kill9(server),
    restart: async () => {
      await server.stop()
      server = await startPostgres({ dataDir, port, durable: true })
      if (server.port !== port) throw new Error(`Port ${port} was taken while the server was down.`)
    },
    stop: async () => {
      await server.stop()
      await removePostgres(dataDir)
    },
  }
}

async function createDatabase(
  server: EmbeddedPostgres,
  name: string,
  packages: readonly string[],
): Promise<FreshDatabase> {
  await connected(server.url('postgres'), (admin) =>
    admin.query(`create database ${pg.escapeIdentifier(name)}`),
  )
  const ownerUrl = server.url(name)
  await migrate({ ownerUrl, folders: migrationFolders(packages) })
  return { url: appUrl(ownerUrl), ownerUrl }
}

async function kill9(server: EmbeddedPostgres): Promise<void> {
  const pid = server.pid()
  if (pid === undefined) return
  const backends = await backendsOf(server)
  process.kill(pid, 'SIGKILL')
  // A backend outlives its postmaster by a moment, and still answers what comes in by then.
  while (server.pid() !== undefined || backends.some((backend) => processIdentity(backend) !== undefined))
    await sleep(5)
}

function backendsOf(server: EmbeddedPostgres): Promise<number[]> {
  return connected(server.url('postgres'), async (admin) => {
    const { rows } = await admin.query<{ pid: number }>('select pid from pg_stat_activity')
    return rows.map((row) => row.pid)
  })
}

/** Most likely free, and still free after a restart: not one that servers prefer, nor one that connections leave from. */
function quietPort(): number {
  return 20_000 + Math.floor(Math.random() * 10_000)
}

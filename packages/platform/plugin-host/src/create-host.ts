import path from 'node:path'
import { appUrl, connect, type Database, migrate } from '@platform/database'
import type { Mailer, Plugin, ResolvedSession, Session } from '@platform/plugin-api'
import { createRegistry, type Registry } from './boot/registry.ts'
import { assertDurable } from './durability.ts'
import type { JobQueue } from './host-plugin.ts'
import { migrateQueue, openPostgresBackend } from './jobs/backend.ts'
import { openRedisBackend } from './jobs/redis-backend.ts'
import { createJobRunner, type JobRunner } from './jobs/runner.ts'
import { createDispatcher, type Dispatcher, type DispatcherOptions } from './outbox/dispatcher.ts'
import { createTransactionScope } from './transaction-scope.ts'

export interface HostOptions {
  readonly plugins: readonly Plugin[]
  /** The database's address as its owner, who migrates. */
  readonly ownerUrl: string
  /** Its address as the app; by default that of the login role which the migration makes. */
  readonly appUrl?: string
  /** A folder laid out like packages/: `<root>/erp/accounting/migrations/*.sql`. */
  readonly migrationsRoot: string
  /** Most database connections at once. */
  readonly poolSize?: number
  /** Keeps jobs in Redis instead of the database. */
  readonly redisUrl?: string
  /** Brings mail to people, where no plugin does; without one it is kept for the owner to read. */
  readonly mailer?: Mailer
  readonly outbox?: Pick<DispatcherOptions, 'attemptsMax' | 'pauseMs' | 'leaseMs' | 'pollMs'>
  readonly jobs?: {
    /** How soon the job of a process that died is taken up by another. */
    readonly leaseMs?: number
  }
  /** Only tests may waive that what is acknowledged is on the disk. */
  readonly durability?: 'asserted' | 'waived'
  /** Told about failures behind a commit. */
  readonly onError?: (error: unknown, where: string) => void
}

/** The plugins of one process, booted on one database. */
export interface Host {
  readonly registry: Registry
  readonly database: Database
  readonly dispatcher: Dispatcher
  readonly jobs: JobRunner
  /** Adds to who somebody is what they may do. */
  sessionFor(resolved: ResolvedSession): Session
  /**
   * Brings every event to its subscribers and does the jobs that were queued here, until nothing is due; for a process
   * that ends when its own work is done.
   */
  drain(): Promise<void>
  close(): Promise<void>
}

/**
 * Checks and orders the plugins, brings the database up to date, and connects as the app.
 * Throws `BootRefused`, naming the culprit, when the plugins do not fit together.
 */
export async function createHost({
  plugins,
  ownerUrl,
  appUrl: givenUrl,
  migrationsRoot,
  poolSize = 10,
  redisUrl,
  mailer,
  outbox = {},
  jobs: { leaseMs = 30_000 } = {},
  durability = 'asserted',
  onError = () => {},
}: HostOptions): Promise<Host> {
  // Made further down, and needs what is made here.
  const queue: JobQueue = {
    add: (wanted) => jobs.add(wanted),
    list: (state, atMost) => jobs.list(state, atMost),
    schedules: () => jobs.schedules(),
    retry: (id, mayRetry) => jobs.retry(id, mayRetry),
  }
  const registry = createRegistry(plugins, queue, mailer)
  await migrate({
    ownerUrl,
    loginRole: givenUrl === undefined ? 'made' : 'given',
    folders: registry.migrations.map((id) => ({
      id,
      directory: path.join(migrationsRoot, id, 'migrations'),
    })),
  })
  if (registry.jobs.length > 0 && redisUrl === undefined) await migrateQueue(ownerUrl)
  const scope = createTransactionScope(registry, (subscriberIds) => dispatcher.nudge(subscriberIds))
  const url = givenUrl ?? appUrl(ownerUrl)
  const database = connect({ url, poolSize, scope })
  const pluginIds: ReadonlySet<string> = new Set(registry.plugins.map(({ id }) => id))
  try {
    if (durability === 'asserted') await assertDurable(database)
  } catch (error) {
    await database.close()
    throw error
  }
  const dispatcher = createDispatcher({
    database,
    subscribers: registry.afterCommitSubscribers,
    onError,
    ...outbox,
  })
  const jobs = createJobRunner({
    jobs: registry.jobs,
    database,
    open: () =>
      redisUrl === undefined
        ? openPostgresBackend(url, leaseMs)
        : openRedisBackend(redisUrl, databaseOf(ownerUrl), leaseMs),
    onError,
  })
  return {
    registry,
    database,
    dispatcher,
    jobs,
    sessionFor({ pluginsOff, ...resolved }) {
      const off = registry.withDependents(pluginsOff)
      // Of every request, and nearly always all of them.
      const plugins = off.size === 0 ? pluginIds : new Set([...pluginIds].filter((id) => !off.has(id)))
      return { ...resolved, plugins, permissions: registry.permissionsOf(resolved.role, off) }
    },
    async drain() {
      do await dispatcher.drain()
      while (await jobs.drain())
    },
    async close() {
      await dispatcher.stop()
      await jobs.stop()
      await database.close()
    },
  }
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1))
}

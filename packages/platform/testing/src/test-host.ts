import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { type Database, transaction } from '@platform/database'
import {
  type Company,
  type CompanyDraft,
  companyDirectories,
  extensionsOf,
  type Plugin,
  type RequestContext,
  type Role,
  type Session,
} from '@platform/plugin-api'
import {
  createApp,
  createHost,
  createLog,
  createRegistry,
  type Host,
  type HostOptions,
  type Listening,
  listen,
} from '@platform/plugin-host'
import { freshDatabase } from '@tooling/vitest'

const packagesFolder = path.resolve(import.meta.dirname, '../../..')

/** A router whose procedures can be called without HTTP, typed as the plugin wrote it. */
interface Callable<Caller> {
  createCaller(context: RequestContext): Caller
}

/** Plugins booted on a database of their own, as the server boots them. */
export interface TestHost {
  readonly host: Host
  /** As the application: it can neither change history nor the schema. */
  readonly database: Database
  /** The owner's address, for tests of what the database itself refuses, and for tampering. */
  readonly ownerUrl: string
  /** Makes a company as the identity plugin does, if it is there; else makes one up. */
  createCompany(draft?: Partial<CompanyDraft>): Promise<Company>
  /** The session of somebody with that role in that company; another person each time. */
  sessionOf(company: Company, role: Role): Session
  /** Calls a router's procedures as that session (null: nobody is signed in), permissions and all. */
  callerAs<Caller>(router: Callable<Caller>, session: Session | null): Caller
  /** Answers HTTP on a free port, as the server does; the address, until `close`. With `webRoot` the built browser app, too. */
  serve(options?: { readonly webRoot?: string }): Promise<string>
  /** Brings every event to its after-commit subscribers, and does the jobs they queue; comes back when nothing is due. */
  deliverEvents(): Promise<void>
  /** What after-commit subscribers threw so far. */
  readonly failures: readonly unknown[]
  close(): Promise<void>
}

export interface TestHostOptions extends Pick<HostOptions, 'outbox' | 'poolSize' | 'jobs' | 'redisUrl'> {
  readonly plugins: readonly Plugin[]
}

/**
 * Boots plugins on a new database, which is dropped after the run. Close it in `afterAll`:
 *
 * ```ts
 * const test = await testHost({ plugins: [identityPlugin, customersPlugin] })
 * const company = await test.createCompany({ currency: 'EUR' })
 * const accountant = test.callerAs(customersRouter, test.sessionOf(company, 'accountant'))
 * ```
 */
export async function testHost({ plugins, ...options }: TestHostOptions): Promise<TestHost> {
  const { ownerUrl, url } = await freshDatabase(createRegistry(plugins).migrations)
  const failures: unknown[] = []
  const host = await createHost({
    ...options,
    plugins,
    ownerUrl,
    appUrl: url,
    migrationsRoot: packagesFolder,
    // The test server trades durability for speed.
    durability: 'waived',
    onError: (error) => failures.push(error),
  })
  const { database } = host
  const servers: Listening[] = []
  let madeUp = 0
  return {
    host,
    database,
    ownerUrl,
    failures,
    async createCompany(draft = {}) {
      const whole = {
        name: 'Corner Shop',
        currency: 'EUR',
        locale: 'en-IE',
        timeZone: 'Europe/Dublin',
        ...draft,
      }
      const [directory] = extensionsOf(database, companyDirectories)
      if (!directory) return { id: ++madeUp, ...whole }
      const [company] = await transaction(database, (tx) => directory.create(tx, [whole]))
      if (!company) throw new Error('The company directory made no company')
      return company
    },
    sessionOf(company, role) {
      const id = randomUUID()
      const user = { id, name: `Test ${role}`, email: `${role}-${id.slice(0, 8)}@example.com` }
      return host.sessionFor({
        id: randomUUID(),
        user,
        company,
        role,
        companies: [{ id: company.id, name: company.name }],
        pluginsOff: [],
      })
    },
    callerAs: (router, session) => router.createCaller({ requestId: randomUUID(), database, session }),
    deliverEvents: () => host.drain(),
    async serve(options = {}) {
      // Behind a proxy of this machine, so that a test can say where a request comes from.
      const app = createApp({ host, log: createLog('silent'), trustProxy: 'loopback', ...options })
      const server = await listen(app, 0, '127.0.0.1')
      servers.push(server)
      return `http://127.0.0.1:${server.port}`
    },
    async close() {
      for (const server of servers) await server.close()
      await host.close()
    },
  }
}

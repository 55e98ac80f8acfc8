import { existsSync } from 'node:fs'
import path from 'node:path'
import { companyDirectories, extensionsOf, type Plugin } from '@platform/plugin-api'
import { createHost, createLog, createSmtpMailer, type Host, type Log } from '@platform/plugin-host'
import { type Configuration, Misconfigured } from './configuration.ts'
import { unlessInterrupted } from './interruption.ts'
import { ensureKey } from './kept-keys.ts'
import { loadDemo } from './load-demo.ts'
import { type OpenDatabase, openDatabase } from './open-database.ts'
import { examplePlugins, plugins } from './plugins.ts'
import { remark } from './terminal.ts'

export interface BootOptions {
  readonly configuration: Configuration
  /** True for a command beside a running server. */
  readonly shared: boolean
  /** Whether an empty database gets the demo company. An embedded one does on its first start. */
  readonly demo: boolean
  readonly signal: AbortSignal
}

/** A booted server, not yet listening. */
export interface Booted {
  readonly host: Host
  readonly database: OpenDatabase
  readonly log: Log
  close(): Promise<void>
}

// Beside the bundle lie the migrations, laid out as in the source; from source they are where they were written.
const bundled = path.join(import.meta.dirname, 'packages')
const migrationsRoot = existsSync(bundled) ? bundled : path.resolve(import.meta.dirname, '../../../packages')

/** Opens the database, brings it up to date and boots the plugins on it. */
export async function boot({ configuration, shared, demo, signal }: BootOptions): Promise<Booted> {
  process.env['BETTER_AUTH_SECRET'] = ensureKey(
    'BETTER_AUTH_SECRET',
    path.join(configuration.dataDir, 'session-key'),
  )
  process.env['WALLET_SEAL_KEY'] = ensureKey('WALLET_SEAL_KEY', path.join(configuration.dataDir, 'seal-key'))
  process.env['GIFT_CARD_KEY'] = ensureKey('GIFT_CARD_KEY', path.join(configuration.dataDir, 'gift-card-key'))
  const log = createLog(configuration.logFormat)
  const running = pluginsOf(configuration)
  const mailer = configuration.smtp && createSmtpMailer(configuration.smtp)
  const start = (addresses: { ownerUrl: string; appUrl?: string | undefined }) =>
    createHost({
      plugins: running,
      ownerUrl: addresses.ownerUrl,
      ...(addresses.appUrl === undefined ? {} : { appUrl: addresses.appUrl }),
      migrationsRoot,
      ...(configuration.redisUrl === undefined ? {} : { redisUrl: configuration.redisUrl }),
      ...(mailer && { mailer }),
      onError: (error, where) => log.error({ err: error }, where),
    })
  const database = await openDatabase({
    configuration,
    shared,
    log: remark,
    fill: async (ownerUrl) => {
      const host = await start({ ownerUrl })
      try {
        if (configuration.demo) await unlessInterrupted(signal, loadDemo(host))
      } finally {
        await host.close()
      }
    },
  })
  const close = async (host?: Host) => {
    await host?.close()
    mailer?.close()
    await database.close()
  }
  let host: Host | undefined
  try {
    host = await start(database)
    if (demo && configuration.demo && (await isEmpty(host))) await unlessInterrupted(signal, loadDemo(host))
    return { host, database, log, close: () => close(host) }
  } catch (error) {
    await close(host)
    throw error
  }
}

/** Those of the list, and the examples that were asked for, without those left out. */
function pluginsOf({ withPlugins, withoutPlugins }: Configuration): readonly Plugin[] {
  const unknown = withPlugins.find((id) => !examplePlugins.some((example) => example.id === id))
  if (unknown !== undefined) {
    const known = examplePlugins.map(({ id }) => id).join(', ') || 'none'
    throw new Misconfigured(`WITH_PLUGINS names '${unknown}'. The example plugins are: ${known}.`)
  }
  return [...plugins, ...examplePlugins.filter(({ id }) => withPlugins.includes(id))].filter(
    ({ id }) => !withoutPlugins.includes(id),
  )
}

/** Whether nobody has made a company yet. */
export async function isEmpty({ database }: Host): Promise<boolean> {
  const [directory] = extensionsOf(database, companyDirectories)
  return directory !== undefined && (await directory.list(database)).length === 0
}

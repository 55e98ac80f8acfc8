import path from 'node:path'

/** Something in the environment does not fit. The message names it. */
export class Misconfigured extends Error {
  override readonly name = 'Misconfigured'
  readonly code = 'misconfigured'
}

/** What the environment says about how this process is to run. */
export interface Configuration {
  readonly port: number
  /** Which address to listen on; only this machine unless said otherwise. */
  readonly bindAddress: string
  /** Holds the embedded database and the key that signs sessions. */
  readonly dataDir: string
  /** Where a worker says how it is; nowhere unless said. */
  readonly workerPort: number | undefined
  /** How long a server that is to stop goes on answering, so that a load balancer can turn away from it. */
  readonly drainMs: number
  /** Lets /metrics be read from other machines. */
  readonly metricsToken: string | undefined
  /** A database of one's own, as its owner. */
  readonly databaseUrl: string | undefined
  readonly databaseAppUrl: string | undefined
  /** Keeps jobs in Redis instead of the database. */
  readonly redisUrl: string | undefined
  /** The mail server, and who mails are from. Without it mail is kept for the owner to read. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined
  readonly trustProxy: string | number | boolean
  readonly logFormat: 'json' | 'human'
  readonly demo: boolean
  readonly withoutPlugins: readonly string[]
  /** Which of the example plugins run. */
  readonly withPlugins: readonly string[]
}

/**
 * Reads what .env.example describes. Throws `Misconfigured` for what does not fit.
 */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  return {
    port: readPort('PORT', env['PORT'] || '4000'),
    bindAddress: env['BIND_ADDRESS'] || '127.0.0.1',
    workerPort: env['WORKER_PORT'] ? readPort('WORKER_PORT', env['WORKER_PORT']) : undefined,
    drainMs: readSeconds('DRAIN_SECONDS', env['DRAIN_SECONDS'] || '0') * 1_000,
    metricsToken: env['METRICS_TOKEN'] || undefined,
    dataDir: path.resolve(env['DATA_DIR'] || '.data'),
    databaseUrl: readDatabaseUrl('DATABASE_URL', env['DATABASE_URL']),
    databaseAppUrl: readDatabaseUrl('DATABASE_APP_URL', env['DATABASE_APP_URL']),
    redisUrl: readRedisUrl(env['REDIS_URL']),
    smtp: readSmtp(env['SMTP_URL'], env['MAIL_FROM']),
    trustProxy: readTrustProxy(env['TRUST_PROXY'] || 'no'),
    logFormat: oneOf('LOG_FORMAT', env['LOG_FORMAT'] || 'human', ['human', 'json']),
    demo: oneOf('DEMO', env['DEMO'] || 'yes', ['yes', 'no']) === 'yes',
    withoutPlugins: readList(env['WITHOUT_PLUGINS']),
    withPlugins: readList(env['WITH_PLUGINS']),
  }
}

/** Names with commas between them. */
function readList(text = ''): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function readPort(name: string, text: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Misconfigured(`${name} is '${text}'. Give a number up to 65535, such as 4000.`)
  return port
}

function readSeconds(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text))
    throw new Misconfigured(`${name} is '${text}'. Give whole seconds, such as 10.`)
  return Number(text)
}

function readDatabaseUrl(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  // Not shown: it holds a password.
  if (!url || !/^postgres(ql)?:$/.test(url.protocol) || url.pathname.length < 2)
    throw new Misconfigured(
      `${name} is no address of a database. Give one such as postgresql://owner:secret@host:5432/erp`,
    )
  return text
}

function readRedisUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!URL.canParse(text) || !/^rediss?:$/.test(new URL(text).protocol))
    throw new Misconfigured('REDIS_URL is no address of Redis. Give one such as redis://host:6379')
  return text
}

function readSmtp(url: string | undefined, from: string | undefined): Configuration['smtp'] {
  if (!url) return undefined
  // Not shown: it may hold a password.
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new Misconfigured(
      'SMTP_URL is no address of a mail server. Give one such as smtp://user:secret@host:587',
    )
  if (!from || !/^[^@\r\n]+@[^@\s]+$/.test(from))
    throw new Misconfigured('SMTP_URL needs MAIL_FROM, who mails are from: Lamps & Co <shop@lamps.example>')
  return { url, from }
}

/** 'no', how many proxies stand in front ('1'), or their addresses ('loopback', '10.0.0.0/8'). */
function readTrustProxy(text: string): string | number | boolean {
  if (text === 'no') return false
  return /^\d+$/.test(text) ? Number(text) : text
}

function oneOf<const Choice extends string>(name: string, text: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw new Misconfigured(`${name} is '${text}'. Give ${choices.join(' or ')}.`)
  return choice
}

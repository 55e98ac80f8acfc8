import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { processIdentity } from './process-identity.ts'
import {
  type EmbeddedPostgres,
  type PostgresOptions,
  removePostgres,
  startPostgres,
} from './start-postgres.ts'

const isRoot = process.getuid?.() === 0
const made: string[] = []
const running: EmbeddedPostgres[] = []
const children: ChildProcess[] = []
let dataDir: string

// A worker that is interrupted ends without a word: as an exit, its servers hear of it.
for (const event of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(event, () => process.exit(1))

beforeEach(() => {
  dataDir = path.join(makeFolder('erp data '), '.data')
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of running.splice(0)) await server.stop()
  if (existsSync(dataDir)) await removePostgres(dataDir)
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

it('asks for the password that lies with the database', async () => {
  const server = await start()
  expect(await query(server.url('postgres'), 'select current_user as "user"')).toEqual([{ user: 'postgres' }])
  const guessed = new URL(server.url('postgres'))
  guessed.password = 'guessed'
  await expect(query(guessed.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect(statSync(path.join(server.folder, 'password')).mode & 0o077).toBe(0)
})

it('keeps the data from one start to the next, and stops completely', async () => {
  const first = await start()
  await query(first.url('postgres'), 'create table entry as select 7 as amount')
  const pid = first.pid() ?? 0
  await first.stop()
  expect(processIdentity(pid)).toBeUndefined()
  const second = await start()
  expect(second.reused).toBe(false)
  expect(await query(second.url('postgres'), 'table entry')).toEqual([{ amount: 7 }])
})

it('recovers what was committed before kill -9 of the server', async () => {
  const first = await start({ durable: true })
  await query(first.url('postgres'), 'create table entry as select 7 as amount')
  process.kill(first.pid() ?? 0, 'SIGKILL')
  await first.stop()
  const second = await start({ durable: true })
  expect(await query(second.url('postgres'), 'table entry')).toEqual([{ amount: 7 }])
})

it('takes over the server that a killed application left running', async () => {
  const { child, url } = await startApplication()
  await query(url, 'create table entry as select 7 as amount')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const server = await start()
  expect(server.reused).toBe(true)
  expect(await query(server.url('postgres'), 'table entry')).toEqual([{ amount: 7 }])
  const pid = server.pid() ?? 0
  await server.stop()
  expect(processIdentity(pid)).toBeUndefined()
})

it('starts again after kill -9 of application and server together', async () => {
  const { child, url } = await startApplication()
  await query(url, 'create table entry as select 7 as amount')
  const pid = Number(readFileSync(pidFile(), 'utf8').split('\n')[0])
  child.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  await once(child, 'exit')
  const server = await start()
  expect(server.reused).toBe(false)
  expect(await query(server.url('postgres'), 'table entry')).toEqual([{ amount: 7 }])
})

it('is not misled by a newcomer that was given the number of the killed server', async () => {
  const first = await start()
  process.kill(first.pid() ?? 0, 'SIGKILL')
  const owner = statSync(path.dirname(pidFile()))
  // Of the same user: PostgreSQL takes it for a running server, and would refuse.
  const newcomer = spawn('sleep', ['60'], { uid: owner.uid, gid: owner.gid, cwd: '/' })
  children.push(newcomer)
  await first.stop()
  writeFileSync(pidFile(), readFileSync(pidFile(), 'utf8').replace(/^\d+/, String(newcomer.pid)))
  const second = await start()
  expect(await query(second.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('finishes what a killed first start began', async () => {
  const unfinished = path.join(dataDir, 'postgres', 'data.new')
  mkdirSync(unfinished, { recursive: true })
  writeFileSync(path.join(unfinished, 'PG_VERSION'), '18\n')
  const server = await start()
  expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('moves to another port when the preferred one is taken', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  const address = squatter.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const server = await start({ port })
  squatter.close()
  expect(server.port).not.toBe(port)
  expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('refuses a second application on the same folder, naming the first', async () => {
  const [one, other] = await Promise.allSettled([start(), start()])
  const statuses = [one.status, other.status].sort()
  expect(statuses).toEqual(['fulfilled', 'rejected'])
  const refused = one.status === 'rejected' ? one : other
  expect(refused).toMatchObject({
    reason: {
      code: 'DATA_DIR_IN_USE',
      message: `${dataDir} is in use by another running server (process ${process.pid}). Stop that one first, or set DATA_DIR to another folder.`,
    },
  })
})

it('lets commands join, and stops with the last of all', async () => {
  const application = await start()
  const command = await start({ shared: true })
  expect(command.reused).toBe(true)
  await application.stop()
  expect(await query(command.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
  await command.stop()
  expect(command.pid()).toBeUndefined()
})

it('brings the server back on its port when it dies in use', async () => {
  const log = vi.fn<(line: string) => void>()
  const server = await start({ keepRunning: true, log })
  process.kill(server.pid() ?? 0, 'SIGKILL')
  await vi.waitFor(() => expect(log).toHaveBeenLastCalledWith('The database is back.'), { timeout: 20_000 })
  expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
})

it('offers its unix socket even where the path is longer than a socket may have', async () => {
  dataDir = path.join(makeFolder('erp-'), 'a'.repeat(120), '.data')
  const server = await start()
  const url = new URL(server.url('postgres'))
  const client = new pg.Client({
    host: server.socketDir,
    port: server.port,
    user: 'postgres',
    password: url.password,
  })
  await client.connect()
  await client.end()
})

it('refuses a database that another major version of PostgreSQL made', async () => {
  await (await start()).stop()
  writeFileSync(path.join(path.dirname(pidFile()), 'PG_VERSION'), '15\n')
  await expect(start({ durable: true })).rejects.toThrow(
    /was made by PostgreSQL 15, and this version brings \d+/,
  )
})

it.runIf(isRoot)('as root, finds the database a place when the folder is for root alone', async () => {
  const secret = makeFolder('erp-secret-')
  dataDir = path.join(secret, '.data')
  chmodSync(secret, 0o700)
  const log = vi.fn<(line: string) => void>()
  const first = await start({ log })
  expect(first.folder).toMatch(/^\/var\/lib\/erp-customer-wallet\//)
  expect(log).toHaveBeenCalledWith(
    `The database lies in ${first.folder}, as PostgreSQL's user cannot enter ${dataDir}.`,
  )
  await query(first.url('postgres'), 'create table entry as select 7 as amount')
  await first.stop()
  const second = await start()
  expect(await query(second.url('postgres'), 'table entry')).toEqual([{ amount: 7 }])
  await second.stop()

  rmSync(dataDir, { recursive: true })
  const anew = await start()
  await expect(query(anew.url('postgres'), 'table entry')).rejects.toThrow('does not exist')
  await anew.stop()

  rmSync(anew.folder, { recursive: true })
  await expect(start()).rejects.toThrow(`The database of ${dataDir} lived in ${anew.folder}, which is gone.`)
  rmSync(dataDir, { recursive: true })
  rmSync(second.folder, { recursive: true })
})

async function start(options: Partial<PostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startPostgres({ dataDir, durable: false, ...options })
  running.push(server)
  return server
}

async function startApplication(): Promise<{ child: ChildProcess; url: string }> {
  const program = path.join(import.meta.dirname, 'testing/application.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataDir], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, url: line.toString().trim() }
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

function makeFolder(prefix: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), prefix))
  chmodSync(folder, 0o755)
  made.push(folder)
  return folder
}

function pidFile(): string {
  return path.join(dataDir, 'postgres/data/postmaster.pid')
}

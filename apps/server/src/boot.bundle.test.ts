import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removePostgres } from '@tooling/dev-services'
import { type DurableServer, durableServer } from '@tooling/vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plugins } from './plugins.ts'
import { buildBundle, killBundles, startBundle } from './testing/bundle.ts'

const walletPlugins = plugins
  .map(({ id }) => id)
  .filter((id) => id.startsWith('wallet') || id === 'demo-data')

let bundle: string
beforeAll(async () => {
  bundle = await buildBundle()
})
afterAll(killBundles)

describe('the built server on an empty data folder', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-boot-'))
  const env = { DATA_DIR: dataDir, PORT: '0' }
  afterAll(async () => {
    await removePostgres(dataDir)
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('boots with every plugin, keeps a key of its own, and stops cleanly on Ctrl+C', async () => {
    const server = startBundle(bundle, { env })
    const address = await server.address()
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    const session = await fetch(`${address}/trpc/identity/session`)
    expect(await session.json()).toEqual({ result: { data: null } })
    for (const key of ['session-key', 'seal-key', 'gift-card-key'])
      expect(statSync(path.join(dataDir, key)).mode & 0o777).toBe(0o600)
    server.child.kill('SIGINT')
    expect(await server.ended()).toBe(0)
    await expect(fetch(`${address}/healthz`)).rejects.toThrow()
    // Nothing is left behind: the database has shut down in order.
    expect(server.said()).not.toMatch(/error/i)
  })

  it('comes back with its data after kill -9, and runs commands beside it', async () => {
    const key = readFileSync(path.join(dataDir, 'session-key'), 'utf8')
    const company = ['company', 'add', '--name', 'Kept', '--currency', 'EUR']
    const made = startBundle(bundle, { env, args: company })
    expect(await made.ended()).toBe(0)
    expect(made.said()).toMatch(/^Company \d+: Kept, books in EUR\.$/m)

    const killed = startBundle(bundle, { env })
    await killed.address()
    killed.child.kill('SIGKILL')
    expect(await killed.ended()).toBe('SIGKILL')

    const server = startBundle(bundle, { env })
    const address = await server.address()
    const list = startBundle(bundle, { env, args: ['company', 'list'] })
    expect(await list.ended()).toBe(0)
    expect(list.said()).toMatch(/ {2}Kept {2}EUR$/m)
    const verify = startBundle(bundle, { env, args: ['verify'] })
    expect(await verify.ended(), verify.said()).toBe(0)
    expect(verify.said()).toContain('Clean: ')
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect(readFileSync(path.join(dataDir, 'session-key'), 'utf8')).toBe(key)
    server.child.kill('SIGTERM')
    expect(await server.ended()).toBe(0)
  })

  it('says in words what keeps it from starting', async () => {
    const server = startBundle(bundle, { env })
    const { port } = new URL(await server.address())
    const second = startBundle(bundle, { env })
    expect(await second.ended()).toBe(1)
    expect(second.said()).toContain('is in use by another running server')
    const misled = startBundle(bundle, { env: { ...env, PORT: 'four' } })
    expect(await misled.ended()).toBe(1)
    expect(misled.said()).toBe("PORT is 'four'. Give a number up to 65535, such as 4000.")
    const unknown = startBundle(bundle, { env, args: ['fly', 'away'] })
    expect(await unknown.ended()).toBe(2)
    expect(unknown.said()).toContain("There is no command 'fly away'.")
    server.child.kill('SIGINT')
    expect(await server.ended()).toBe(0)
    expect(port).not.toBe('0')
  })
})

describe("the built server on a database of one's own", () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'erp-boot-'))
  let postgres: DurableServer
  let ownerUrl: string
  beforeAll(async () => {
    postgres = await durableServer()
    ownerUrl = (await postgres.createDatabase('own', [])).ownerUrl
  })
  afterAll(async () => {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('boots without the wallet, of which then nothing is there', async () => {
    const env = {
      DATA_DIR: dataDir,
      PORT: '0',
      DATABASE_URL: ownerUrl,
      WITHOUT_PLUGINS: walletPlugins.join(','),
    }
    const server = startBundle(bundle, { env })
    const address = await server.address()
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    expect((await fetch(`${address}/trpc/accounting/none`)).status).toBe(404)
    expect((await fetch(`${address}/trpc/wallet/none`)).status).toBe(404)
    expect(await query("select from pg_namespace where nspname like 'wallet%'")).toHaveLength(0)
    expect(await query("select from pg_namespace where nspname = 'accounting'")).toHaveLength(1)
    server.child.kill('SIGINT')
    expect(await server.ended()).toBe(0)
  })

  it('migrates for others, and takes requests and work in processes of their own', async () => {
    const env = { DATA_DIR: dataDir, PORT: '0', DATABASE_URL: ownerUrl }
    const migrate = startBundle(bundle, { env, args: ['migrate'] })
    expect(await migrate.ended(), migrate.said()).toBe(0)
    expect(migrate.said()).toContain('is up to date.')
    const api = startBundle(bundle, { env, args: ['api'] })
    const worker = startBundle(bundle, { env, args: ['worker'] })
    expect((await fetch(`${await api.address()}/healthz`)).status).toBe(200)
    for (const process of [api, worker]) {
      await expect.poll(() => process.said(), { timeout: 20_000 }).toContain('Ctrl+C stops')
      process.child.kill('SIGTERM')
      expect(await process.ended()).toBe(0)
    }
  })

  it('refuses to start, saying what is missing, when plugins it needs are left out', async () => {
    const env = { DATA_DIR: dataDir, DATABASE_URL: ownerUrl, WITHOUT_PLUGINS: 'customers' }
    const server = startBundle(bundle, { env })
    expect(await server.ended()).toBe(1)
    expect(server.said()).toMatch(/^Plugin '.+' depends on 'customers', which is not among the plugins\.$/)
  })

  it('says what to do when the owner may not make roles', async () => {
    await query("create role humble login password 'humble'")
    await query('create database humble owner humble')
    const url = new URL(ownerUrl)
    url.username = 'humble'
    url.password = 'humble'
    url.pathname = '/humble'
    const env = { DATA_DIR: dataDir, PORT: '0', DATABASE_URL: url.href }
    const refused = startBundle(bundle, { env, args: ['migrate'] })
    expect(await refused.ended()).toBe(1)
    expect(refused.said()).toContain('give its address as DATABASE_APP_URL')

    await query("create role humble_server login in role erp_app password 'served'")
    const app = new URL(url)
    app.username = 'humble_server'
    app.password = 'served'
    const allowed = startBundle(bundle, { env: { ...env, DATABASE_APP_URL: app.href }, args: ['api'] })
    expect((await fetch(`${await allowed.address()}/healthz`)).status).toBe(200)
    allowed.child.kill('SIGINT')
    expect(await allowed.ended()).toBe(0)
  })

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client(ownerUrl)
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
})

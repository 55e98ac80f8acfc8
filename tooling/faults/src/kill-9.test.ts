import { setTimeout as sleep } from 'node:timers/promises'
import { tellCounts } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shape } from './client.ts'
import type { Client } from './clients.ts'
import { countsOf, deadlocksIn, differencesIn, kindsTried, settle } from './ledger-of.ts'
import { type ShopOnDisk, shopOnDisk } from './shop-on-disk.ts'

/** `FAULT_CYCLES=200` for more: cycles of each kind of kill. */
const cycles = Number(process.env['FAULT_CYCLES'] ?? 9)
const shapes: Shape[] = ['skewed', 'rings', 'hot']
let disk: ShopOnDisk
const clients: Client[] = []

beforeAll(async () => {
  disk = await shopOnDisk(8)
}, 120_000)
afterAll(() => disk?.close())

const start = (index: number): Client => {
  const client = disk.startClient(shapes[index % shapes.length] ?? 'hot')
  clients.push(client)
  return client
}

/** Comes back once some more is acknowledged, and then never at the same place. */
async function work(): Promise<void> {
  const acknowledged = () => clients.reduce((sum, { known }) => sum + known.size, 0)
  const enough = acknowledged() + 5
  for (const givesUpAt = Date.now() + 30_000; acknowledged() < enough && Date.now() < givesUpAt; )
    await sleep(20)
  await sleep(Math.random() * 200)
}

describe(`kill -9 under load, ${3 * cycles} times`, () => {
  it('loses nothing acknowledged, does nothing twice, and resolves every unknown by its key', {
    timeout: 120_000 + cycles * 60_000,
  }, async () => {
    const { server, host, shop } = disk
    let working = [start(0), start(1)]
    await Promise.all(working.map((client) => client.working))

    for (let cycle = 0; cycle < cycles; cycle++) {
      await work()
      await server.kill9()
      await server.restart()
    }
    // A backend that dies takes the others down with it: PostgreSQL cannot trust the memory they share.
    let backends = 0
    for (let cycle = 0; cycle < cycles; cycle++) {
      await work()
      const pid = await busyBackend()
      process.kill(pid, 'SIGKILL')
      backends++
      await recovered(pid)
    }
    for (let cycle = 0; cycle < cycles; cycle++) {
      const next = start(cycle)
      await next.working
      await work()
      const [dying, ...others] = working
      await dying?.kill9()
      working = [...others, next]
    }
    await Promise.all(working.map((client) => client.stop()))

    const { wrong, ...settled } = await settle(host.database, shop, clients)
    const kills = { 'of the database': cycles, 'of a backend': backends, 'of a client': cycles }
    tellCounts('kill -9', { ...kills, ...countsOf(settled) })
    expect(wrong).toEqual([])
    // Kills that hit nothing prove nothing.
    expect(settled.unknown + settled.resolvedHere).toBeGreaterThan(cycles)
    expect(settled.acknowledged).toBeGreaterThan(100)
    expect(Object.keys(settled.kinds)).toEqual(expect.arrayContaining([...kindsTried]))
    expect(await deadlocksIn(host.database.pool)).toBe(0)
    expect(await differencesIn(disk)).toEqual([])
  })
})

/** A backend that serves a client in this very moment. */
async function busyBackend(): Promise<number> {
  return await eventually(
    `select pid from pg_stat_activity
      where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()
      order by state = 'idle', random() limit 1`,
  )
}

/** The server has noticed that a backend is gone, and serves again. */
async function recovered(pid: number): Promise<void> {
  await eventually(`select 1 as pid where not exists (select from pg_stat_activity where pid = ${pid})`)
}

/** The process number that the query answers, as soon as it does; while the server recovers, it fails. */
async function eventually(sql: string): Promise<number> {
  for (const givesUpAt = Date.now() + 30_000; Date.now() < givesUpAt; await sleep(50))
    try {
      const { rows } = await disk.host.database.pool.query<{ pid: number }>(sql)
      if (rows[0]) return rows[0].pid
    } catch {
      // Still recovering.
    }
  throw new Error('The server did not come back')
}

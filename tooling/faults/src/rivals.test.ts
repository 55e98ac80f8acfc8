import { setTimeout as sleep } from 'node:timers/promises'
import { tellCounts } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Shape } from './client.ts'
import { countsOf, deadlocksIn, differencesIn, kindsTried, settle } from './ledger-of.ts'
import { type ShopOnDisk, shopOnDisk } from './shop-on-disk.ts'

/** `FAULT_SECONDS=60` for longer. */
const seconds = Number(process.env['FAULT_SECONDS'] ?? 1)
const shapes: Shape[] = ['uniform', 'skewed', 'hot', 'rings']
let disk: ShopOnDisk

beforeAll(async () => {
  disk = await shopOnDisk(8)
}, 120_000)
afterAll(() => disk?.close())

describe('processes on few wallets', () => {
  it.each(shapes)(
    '%s: no deadlock, and every answer is true',
    {
      timeout: 90_000 + seconds * 2_000,
    },
    async (shape) => {
      const { host, shop } = disk
      const clients = Array.from({ length: 3 }, () => disk.startClient(shape))
      await Promise.all(clients.map(({ working }) => working))
      await sleep(seconds * 1_000)
      await Promise.all(clients.map((client) => client.stop()))
      const { wrong, ...settled } = await settle(host.database, shop, clients)
      tellCounts(`three processes, ${shape}`, countsOf(settled))
      expect(wrong).toEqual([])
      expect(settled).toMatchObject({ resolvedHere: 0, unknown: 0 })
      // There was a load at all; how much, a busy machine decides.
      expect(settled.acknowledged).toBeGreaterThan(10)
      expect(await deadlocksIn(host.database.pool)).toBe(0)
    },
  )

  it('leave books and wallets that agree', { timeout: 60_000 + seconds * 10_000 }, async () => {
    const { kinds } = await settle(disk.host.database, disk.shop, [])
    expect(Object.keys(kinds)).toEqual(expect.arrayContaining([...kindsTried]))
    expect(await differencesIn(disk)).toEqual([])
  })
})

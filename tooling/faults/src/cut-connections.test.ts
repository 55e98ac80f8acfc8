import { appUrl, newId } from '@platform/database'
import type { Host } from '@platform/plugin-host'
import { tellCounts } from '@tooling/vitest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { differencesIn, postingsOf } from './ledger-of.ts'
import type { Act } from './perform.ts'
import { type Cut, type CuttingProxy, startProxy } from './proxy.ts'
import { bootShop } from './shop.ts'
import { packages, type ShopOnDisk, shopOnDisk } from './shop-on-disk.ts'
import { insist, openTill } from './till.ts'

/** `CUT_EVERY=1` cuts behind every message, not every third one; `CUT_ROUNDS=200` cuts at more random bytes. */
const every = Number(process.env['CUT_EVERY'] ?? 3)
const rounds = Number(process.env['CUT_ROUNDS'] ?? 8)
let disk: ShopOnDisk
let proxy: CuttingProxy
/** A host whose every connection goes through the proxy. */
let shaky: Host
let holdId: string

beforeAll(async () => {
  disk = await shopOnDisk(4)
  proxy = await startProxy(disk.server.port)
  const url = new URL(appUrl(disk.ownerUrl))
  url.port = String(proxy.port)
  shaky = await bootShop(disk.ownerUrl, packages, url.href)
  const [customerId = ''] = disk.shop.customerIds.slice(1)
  const hold: Act = { kind: 'hold', key: newId(), customerId, amount: 5_000n, expiresAt: '2099-01-01' }
  const { resolved } = await insist(openTill(disk.host.database, disk.shop.company), hold)
  holdId = resolved.status === 'done' ? resolved.transactionId : ''
}, 120_000)
afterEach(() => proxy.cut(undefined))
afterAll(async () => {
  await shaky.close()
  await proxy.close()
  await disk.close()
})

const acts = {
  transfer: (): Act => ({
    kind: 'transfer',
    key: newId(),
    customerId: disk.shop.customerIds[2] ?? '',
    toCustomerId: disk.shop.customerIds[3] ?? '',
    amount: 1n,
  }),
  charge: (): Act => ({
    kind: 'charge',
    key: newId(),
    customerId: disk.shop.customerIds[0] ?? '',
    amount: 1n,
  }),
  allocation: (): Act => ({
    kind: 'allocate',
    key: newId(),
    invoiceId: disk.shop.invoiceIds[1] ?? '',
    amount: 1n,
  }),
  capture: (): Act => ({
    kind: 'capture',
    key: newId(),
    customerId: disk.shop.customerIds[1] ?? '',
    holdId,
    amount: 1n,
  }),
}
const kinds = ['charge', 'allocation', 'transfer', 'capture'] as const
const directions = ['client', 'server'] as const

/** Performs an act with the connection cut there, and insists; it must be there once. Answers whether it was cut. */
async function performCut(act: Act, place: Cut): Promise<boolean> {
  const cutsBefore = proxy.cuts
  const submit = openTill(shaky.database, disk.shop.company)
  proxy.cut(place)
  const { resolved } = await insist(submit, act)
  expect(resolved.status).toBe('done')
  expect(await postingsOf(disk.host.database.pool, [act.key])).toEqual(new Map([[act.key, 1]]))
  return proxy.cuts > cutsBefore
}

/** How many messages go each way for one such act. */
async function messagesOf(kind: (typeof kinds)[number]): Promise<{ client: number; server: number }> {
  proxy.cut(undefined)
  await insist(openTill(shaky.database, disk.shop.company), acts[kind]())
  return proxy.passed
}

describe('a connection that is cut', () => {
  it.each(directions.flatMap((from) => kinds.map((kind) => ({ from, kind }))))(
    'behind any message of the $from: the $kind is there once',
    { timeout: 120_000 },
    async ({ from, kind }) => {
      // Twice: the first time the statements are prepared.
      await messagesOf(kind)
      const messages = (await messagesOf(kind))[from]
      expect(messages).toBeGreaterThan(10)
      let tried = 0
      let hits = 0
      for (let afterMessages = 0; afterMessages < messages; afterMessages += every) {
        tried++
        if (await performCut(acts[kind](), { from, afterMessages })) hits++
      }
      tellCounts(`${kind}, cut behind messages of the ${from}`, { messages, cuts: hits })
      expect(hits).toBe(tried)
    },
  )

  it('after a random number of bytes, within a message or not: the posting is there once', {
    timeout: 60_000 + rounds * 10_000,
  }, async () => {
    let hits = 0
    for (let round = 0; round < rounds; round++)
      for (const from of directions)
        for (const kind of kinds) {
          const afterBytes = Math.floor(Math.random() ** 2 * 8_000)
          if (await performCut(acts[kind](), { from, afterBytes })) hits++
        }
    tellCounts('cut at random bytes', { tried: rounds * directions.length * kinds.length, cuts: hits })
    expect(hits).toBeGreaterThan(rounds / 2)
  })

  it('between the commit and its answer: the same key finds it done', async () => {
    for (const kind of [...kinds, ...kinds])
      expect(await performCut(acts[kind](), 'before the answer to the commit')).toBe(true)
  })

  it('leaves books and wallets that agree', async () => {
    expect(await differencesIn(disk)).toEqual([])
  })
})

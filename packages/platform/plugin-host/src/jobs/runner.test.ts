import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { newId, transaction } from '@platform/database'
import { defineJob, definePlugin, enqueue, type Job } from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { Redis } from 'ioredis'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createHost, type Host } from '../create-host.ts'

const redisUrl = process.env['REDIS_URL']
const patience = { timeout: 20_000 }

const hosts: Host[] = []
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close()
})

const databases = new Set<string>()
afterAll(async () => {
  if (redisUrl === undefined) return
  const redis = new Redis(redisUrl)
  for (const database of databases) {
    const keys = await redis.keys(`erp:${database}:*`)
    if (keys.length > 0) await redis.del(...keys)
  }
  await redis.quit()
})

/** Each backend is given the same work. */
const backends = [
  { name: 'PostgreSQL', options: {} },
  ...(redisUrl === undefined ? [] : [{ name: 'Redis', options: { redisUrl } }]),
]

async function boot(jobs: readonly Job[], options: { redisUrl?: string }, ownerUrl?: string) {
  const address = ownerUrl ?? (await freshDatabase(['platform/plugin-host'])).ownerUrl
  const errors: string[] = []
  const host = await createHost({
    plugins: [definePlugin({ id: 'kitchen', name: 'Kitchen', jobs })],
    ownerUrl: address,
    migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
    durability: 'waived',
    onError: (error) => errors.push(error instanceof Error ? error.message : String(error)),
    ...options,
  })
  hosts.push(host)
  databases.add(new URL(address).pathname.slice(1))
  return { host, errors, ownerUrl: address }
}

function jobOf(run: (dish: string, signal: AbortSignal) => Promise<void>, schedule?: { cron: string }): Job {
  const schema = z.object({ dish: z.string().default('soup') })
  return defineJob({
    id: 'kitchen.cook',
    schema,
    ...(schedule === undefined ? {} : { schedule }),
    run: ({ signal }, { dish }) => run(dish, signal),
  })
}

describe.each(backends)('jobs on $name', ({ options }) => {
  it('are done once their transaction is committed, and not when it is undone', async () => {
    const cooked: string[] = []
    const cook = jobOf(async (dish) => void cooked.push(dish))
    const { host } = await boot([cook], options)
    await host.jobs.start()
    await transaction(host.database, (tx) => enqueue(tx, cook, 1, { dish: 'stew' }))
    const undone = transaction(host.database, async (tx) => {
      await enqueue(tx, cook, 1, { dish: 'ghost' })
      throw new Error('changed my mind')
    })
    await expect(undone).rejects.toThrow('changed my mind')
    await host.dispatcher.drain()
    await expect.poll(() => cooked, patience).toEqual(['stew'])
  })

  it('are queued once, however often the outbox tells of them', async () => {
    const cooked: string[] = []
    const { host } = await boot([jobOf(async (dish) => void cooked.push(dish))], options)
    const wanted = {
      id: '0192d3a0-0000-7000-8000-00000000000a',
      jobId: 'kitchen.cook',
      data: { dish: 'pie' },
    }
    await host.jobs.add([wanted])
    await host.jobs.add([wanted, { ...wanted, id: '0192d3a0-0000-7000-8000-00000000000b', data: {} }])
    await host.jobs.start()
    await expect.poll(() => cooked.toSorted(), patience).toEqual(['pie', 'soup'])
  })

  it('refuse what they cannot take before anything is queued', async () => {
    const cook = jobOf(async () => {})
    const { host } = await boot([cook], options)
    const wrong = transaction(host.database, (tx) => enqueue(tx, cook, 1, { dish: 7 }))
    await expect(wrong).rejects.toThrow('dish')
  })

  it('run on their schedule', async () => {
    const cooked: string[] = []
    const { host } = await boot(
      [jobOf(async (dish) => void cooked.push(dish), { cron: '* * * * * *' })],
      options,
    )
    await host.jobs.start()
    await expect.poll(() => cooked.length, patience).toBeGreaterThan(1)
  })

  it('stop at a safe place when the server stops, and are taken up by the next one', async () => {
    let begun = false
    const first = await boot(
      [
        jobOf(async (_dish, signal) => {
          begun = true
          await sleep(60_000, undefined, { signal })
        }),
      ],
      options,
    )
    await first.host.jobs.start()
    await first.host.jobs.add([
      { id: '0192d3a0-0000-7000-8000-00000000000c', jobId: 'kitchen.cook', data: {} },
    ])
    await expect.poll(() => begun, patience).toBe(true)
    hosts.pop()
    await first.host.close()
    expect(first.errors).toEqual([])

    const cooked: string[] = []
    const second = await boot([jobOf(async (dish) => void cooked.push(dish))], options, first.ownerUrl)
    await second.host.jobs.start()
    await expect.poll(() => cooked, patience).toEqual(['soup'])
  })
})

describe('a host without jobs', () => {
  it('keeps no queue', async () => {
    const { host } = await boot([], {})
    await host.jobs.start()
    const { rows } = await host.database.pool.query("select from pg_namespace where nspname = 'bullmq'")
    expect(rows).toEqual([])
  })
})

describe('a Redis that is away', () => {
  it('is told of in words to who asks for its jobs', async () => {
    const { host } = await boot([jobOf(async () => {})], { redisUrl: 'redis://127.0.0.1:1' })
    const { jobs } = host
    const asked = [jobs.list('failed', 10), jobs.schedules(), jobs.retry('none', () => true)]
    for (const { status, ...answer } of await Promise.allSettled(asked))
      expect([status, answer]).toMatchObject([
        'rejected',
        { reason: { kind: 'busy', code: 'queue_unreachable' } },
      ])
    // What closes it would wait for it.
    hosts.pop()
    void host.close()
  })
})

if (redisUrl === undefined)
  describe('jobs on Redis', () => {
    it.skip('are tested where REDIS_URL names one', () => {})
  })
else
  describe('a Redis', () => {
    it('is shared by servers on databases of their own, each with its own jobs', async () => {
      const cooked: string[] = []
      const here = await boot([jobOf(async (dish) => void cooked.push(`here ${dish}`))], { redisUrl })
      const there = await boot([jobOf(async (dish) => void cooked.push(`there ${dish}`))], { redisUrl })
      await there.host.jobs.start()
      await here.host.jobs.add([{ id: newId(), jobId: 'kitchen.cook', data: {} }])
      await there.host.jobs.add([{ id: newId(), jobId: 'kitchen.cook', data: { dish: 'pie' } }])
      await expect.poll(() => cooked, patience).toEqual(['there pie'])
      await here.host.jobs.start()
      await expect.poll(() => cooked, patience).toEqual(['there pie', 'here soup'])
    })

    it('that goes away keeps nothing from being committed, and gets its jobs when it is back', async () => {
      const line = await openLine(redisUrl)
      const cooked: string[] = []
      const cook = jobOf(async (dish) => void cooked.push(dish))
      const { host } = await boot([cook], { redisUrl: line.url })
      await host.jobs.start()
      host.dispatcher.start()
      line.cut()
      await transaction(host.database, (tx) => enqueue(tx, cook, 1, { dish: 'stew' }))
      await sleep(1_500)
      expect(cooked).toEqual([])
      line.mend()
      await expect.poll(() => cooked, { timeout: 25_000 }).toEqual(['stew'])
      line.cut()
      await expect(host.jobs.list('failed', 10)).rejects.toMatchObject({ code: 'queue_unreachable' })
      const before = performance.now()
      hosts.pop()
      await host.close()
      expect(performance.now() - before).toBeLessThan(25_000)
      line.close()
    })

    it('that is not there is named when the server starts', async () => {
      const { host } = await boot([jobOf(async () => {})], { redisUrl: 'redis://127.0.0.1:1' })
      await expect(host.jobs.start()).rejects.toThrow('No Redis answers at REDIS_URL.')
    })
  })

/** A line to a server that can be cut. */
async function openLine(url: string) {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  let whole = true
  const server = createServer((near) => {
    if (!whole) return near.destroy()
    const far = connect(Number(target.port || 6379), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
    }
    near.pipe(far).pipe(near)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(server.address() as AddressInfo).port}` }).href,
    cut() {
      whole = false
      for (const socket of sockets) socket.destroy()
    },
    mend() {
      whole = true
    },
    close: () => server.close(),
  }
}

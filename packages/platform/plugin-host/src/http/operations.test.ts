import path from 'node:path'
import { transaction } from '@platform/database'
import {
  afterCommit,
  defineEvent,
  defineJob,
  definePlugin,
  emit,
  enqueue,
  extend,
  gauges,
  publicProcedure,
  router,
} from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createHost, type Host } from '../create-host.ts'
import { createLog } from '../log.ts'
import { createApp, createWorkerApp } from './create-app.ts'
import { type Listening, listen } from './listen.ts'

const rang = defineEvent<number>('bell.rang')
const polish = defineJob({ id: 'bell.polish', schema: z.object({}), run: async () => {} })
const bell = definePlugin({
  id: 'bell',
  name: 'Bell',
  router: router({ look: publicProcedure.query(() => 'bronze') }),
  jobs: [polish],
  subscribers: [
    afterCommit(rang, 'bell.hear', async () => {
      throw new Error('deaf')
    }),
  ],
  extensions: [
    extend(gauges, { id: 'erp_bell_rings', help: 'How often it rang.', read: () => 7 }),
    extend(gauges, {
      id: 'erp_bell_cracks',
      help: 'How cracked it is.',
      read: () => Promise.reject(new Error('?')),
    }),
  ],
})

describe('what those ask who run the server', () => {
  const stopping = new AbortController()
  const servers: Listening[] = []
  let host: Host
  const log = createLog('silent')
  const start = async (app: Parameters<typeof listen>[0]) => {
    const server = await listen(app, 0, '127.0.0.1')
    servers.push(server)
    return (address: string, headers: Record<string, string> = {}) =>
      fetch(`http://127.0.0.1:${server.port}${address}`, { headers })
  }
  let at: Awaited<ReturnType<typeof start>>

  beforeAll(async () => {
    host = await createHost({
      plugins: [bell],
      ownerUrl: (await freshDatabase(['platform/plugin-host'])).ownerUrl,
      migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
      durability: 'waived',
      outbox: { attemptsMax: 1 },
    })
    at = await start(createApp({ host, log, stopping: stopping.signal }))
  })
  afterAll(async () => {
    for (const server of servers) await server.close()
    await host.close()
  })

  it('is told in Prometheus text: requests, pool, outbox, jobs, and what plugins add', async () => {
    await at('/trpc/bell/look')
    await at('/trpc/bell/made-up')
    await at('/made/up/page')
    await transaction(host.database, (tx) => emit(tx, rang, 1, [1, 2]))
    await host.dispatcher.drain()
    await transaction(host.database, (tx) => emit(tx, rang, 1, [3]))
    await transaction(host.database, (tx) => enqueue(tx, polish, 1, {}))
    const response = await at('/metrics')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const told = await response.text()
    for (const line of [
      /^erp_http_request_duration_seconds_count\{method="GET",route="\/trpc\/bell\/look",status="200"\} 1$/m,
      /^erp_http_request_duration_seconds_count\{method="GET",route="\/trpc",status="404"\} 1$/m,
      /^erp_http_request_duration_seconds_count\{method="GET",route="page",status="404"\} 1$/m,
      /^erp_database_connections\{state="waited_for"\} 0$/m,
      /^erp_outbox_deliveries\{subscriber="bell\.hear",state="dead"\} 1$/m,
      /^erp_outbox_deliveries\{subscriber="bell\.hear",state="waiting"\} 1$/m,
      /^erp_outbox_oldest_seconds\{subscriber="bell\.hear",state="dead"\} \d/m,
      /^erp_jobs\{state="waiting"\} 0$/m,
      /^erp_bell_rings 7$/m,
      /^process_resident_memory_bytes \d/m,
    ])
      expect(told).toMatch(line)
    expect(told).not.toContain('made')
    expect(told).not.toMatch(/^erp_bell_cracks/m)
  })

  it('is told to nobody from elsewhere without the token', async () => {
    expect((await at('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404)
    const guarded = await start(createWorkerApp({ host, log, metricsToken: 'a long token' }))
    expect((await guarded('/metrics')).status).toBe(404)
    expect((await guarded('/metrics', { authorization: 'Bearer another token' })).status).toBe(404)
    expect((await guarded('/metrics', { authorization: 'Bearer a long token' })).status).toBe(200)
  })

  it('is answered by a worker, which answers nothing else', async () => {
    const worker = await start(createWorkerApp({ host, log }))
    for (const address of ['/healthz', '/readyz', '/metrics'])
      expect((await worker(address)).status, address).toBe(200)
    expect((await worker('/trpc/bell/look')).status).toBe(404)
  })

  it('is to send no more traffic once the server stops, which is no reason to kill it', async () => {
    expect((await at('/readyz')).status).toBe(200)
    stopping.abort()
    const response = await at('/readyz')
    expect(response.status).toBe(503)
    expect(await response.json()).toEqual({ status: 'the server is stopping' })
    expect((await at('/healthz')).status).toBe(200)
  })
})

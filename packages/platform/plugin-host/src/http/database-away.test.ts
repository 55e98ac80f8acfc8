import path from 'node:path'
import { statement, transaction } from '@platform/database'
import {
  afterCommit,
  defineEvent,
  definePlugin,
  emit,
  extend,
  publicProcedure,
  router,
  sessionResolvers,
} from '@platform/plugin-api'
import { type DurableServer, durableServer } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createHost, type Host } from '../create-host.ts'
import { createLog } from '../log.ts'
import { createApp } from './create-app.ts'
import { type Listening, listen } from './listen.ts'

const rang = defineEvent<number>('bell.rang')
const selectOne = statement<{ one: number }>('bell.select-one', 'select 1 as one')

describe('while the database is away', () => {
  const heard: number[] = []
  let postgres: DurableServer
  let host: Host
  let server: Listening
  const at = (address: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${server.port}${address}`, { headers })

  beforeAll(async () => {
    postgres = await durableServer()
    const { ownerUrl } = await postgres.createDatabase('away', ['platform/plugin-host'])
    const bell = definePlugin({
      id: 'bell',
      name: 'Bell',
      router: router({
        look: publicProcedure.query(({ ctx }) => transaction(ctx.database, (tx) => tx.query(selectOne))),
      }),
      extensions: [
        extend(sessionResolvers, {
          id: 'bell.session',
          async resolve(database, headers) {
            if (headers.get('x-badge') !== null) await transaction(database, (tx) => tx.query(selectOne))
            return null
          },
        }),
      ],
      subscribers: [afterCommit(rang, 'bell.hear', async (_context, times) => void heard.push(...times))],
    })
    host = await createHost({
      plugins: [bell],
      ownerUrl,
      migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
      outbox: { pollMs: 50 },
    })
    server = await listen(createApp({ host, log: createLog('silent') }), 0)
  })
  afterAll(async () => {
    await server.close()
    await host.close()
    await postgres.stop()
  })

  it('asks to try again, in words, and serves and delivers once it is back', async () => {
    await transaction(host.database, (tx) => emit(tx, rang, 1, [3]))
    expect((await at('/trpc/bell/look')).status).toBe(200)
    await postgres.kill9()

    expect((await at('/healthz')).status).toBe(503)
    expect((await at('/readyz')).status).toBe(503)
    const told = await (await at('/metrics')).text()
    expect(told).toContain('erp_http_request_duration_seconds_count')
    expect(told).not.toContain('erp_outbox_deliveries{')
    for (const headers of [{}, { 'x-badge': 'yes' }] as Record<string, string>[]) {
      const refused = await at('/trpc/bell/look', headers)
      expect(refused.status).toBe(503)
      expect(await refused.json()).toMatchObject({
        error: {
          message: 'The database cannot be reached at the moment. Try again shortly.',
          data: { refusal: { code: 'database_unreachable' } },
        },
      })
    }
    // Begun while it is away, the dispatcher keeps looking.
    host.dispatcher.start()
    await postgres.restart()

    const patience = { timeout: 15_000 }
    await expect
      .poll(async () => (await at('/trpc/bell/look', { 'x-badge': 'yes' })).status, patience)
      .toBe(200)
    expect((await at('/healthz')).status).toBe(200)
    await expect.poll(() => heard, patience).toEqual([3])
  })
})

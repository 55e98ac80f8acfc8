import path from 'node:path'
import { transaction } from '@platform/database'
import {
  afterCommit,
  companyExtensions,
  defineEvent,
  defineExtensionPoint,
  definePermissions,
  definePlugin,
  emit,
  extend,
  httpHandlers,
  inTransaction,
  isPluginOn,
  procedure,
  router,
  type Session,
  sendJson,
  sessionResolvers,
} from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHost, type Host } from '../create-host.ts'
import { createApp } from '../http/create-app.ts'
import { type Listening, listen } from '../http/listen.ts'
import { createLog } from '../log.ts'

const baked = defineEvent<{ loaf: string }, { heardBy: string }>('bakery.baked')
const spreads = defineExtensionPoint<{ id: string }>('bakery.spreads')
const permissions = definePermissions('jam', { spread: { title: 'Spread jam', roles: ['cashier'] } })
const told: string[] = []

const bakery = definePlugin({
  id: 'bakery',
  name: 'Bakery',
  extensionPoints: [spreads],
  extensions: [
    extend(spreads, { id: 'butter' }),
    // The session as the database has it, of whoever says that they belong to a company.
    extend(sessionResolvers, {
      id: 'bakery.badge',
      async resolve(database, headers) {
        const companyId = Number(headers.get('x-company-of'))
        const { rows } = await database.pool.query(
          'select plugin_id from host.plugin_off_view where company_id = $1',
          [companyId],
        )
        return {
          id: 's',
          user: { id: '0192d3a0-0000-7000-8000-000000000001', name: 'U', email: 'u@b.example' },
          company: { id: companyId, name: 'B', currency: 'EUR', locale: 'en', timeZone: 'UTC' },
          role: 'owner',
          companies: [],
          pluginsOff: rows.map((row) => row.plugin_id),
        }
      },
    }),
  ],
})

const jam = definePlugin({
  id: 'jam',
  name: 'Jam',
  optional: true,
  dependsOn: ['bakery'],
  permissions,
  router: router({ spread: procedure(permissions.spread).mutation(() => 'sweet') }),
  subscribers: [
    inTransaction(baked, 'jam.hear', async (_tx, _company, loaves) => loaves.map(() => ({ heardBy: 'jam' }))),
    inTransaction(
      baked,
      'jam.count',
      async (_tx, _company, loaves) => loaves.map(() => ({ heardBy: 'jam count' })),
      { alsoWhenOff: true },
    ),
    afterCommit(baked, 'jam.tell', async ({ companyId }) => void told.push(`jam of ${companyId}`)),
  ],
  extensions: [
    extend(spreads, { id: 'jam' }),
    extend(httpHandlers, {
      id: 'jam.label',
      path: '/api/jam',
      handle: async (_request, response) => sendJson(response, 200, {}),
    }),
  ],
})

const labels = definePlugin({ id: 'labels', name: 'Labels', dependsOn: ['jam'] })

describe('a plugin that a company can be without', () => {
  let host: Host
  let server: Listening
  beforeAll(async () => {
    const { ownerUrl } = await freshDatabase(['platform/plugin-host'])
    host = await createHost({
      plugins: [bakery, jam, labels],
      ownerUrl,
      migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
      durability: 'waived',
    })
    server = await listen(createApp({ host, log: createLog('silent') }), 0)
  })
  afterEach(() => told.splice(0))
  afterAll(async () => {
    await server.close()
    await host.close()
  })

  const post = (procedure: string, companyId: number, body: unknown = {}) =>
    fetch(`http://127.0.0.1:${server.port}${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-company-of': String(companyId) },
      body: JSON.stringify(body),
    })
  const switchJam = (companyId: number, on: boolean) =>
    post('/trpc/host/plugins.switch', companyId, { pluginId: 'jam', on })
  const bake = (companyId: number) =>
    transaction(host.database, (tx) => emit(tx, baked, companyId, [{ loaf: 'rye' }]))
  const sessionWithout = (pluginsOff: string[]): Session =>
    host.sessionFor({
      id: 's',
      user: { id: 'u', name: 'U', email: 'u@b.example' },
      company: { id: 1, name: 'B', currency: 'EUR', locale: 'en', timeZone: 'UTC' },
      role: 'cashier',
      companies: [],
      pluginsOff,
    })

  it('is refused in one sentence where it is switched off, and nowhere else', async () => {
    expect((await post('/trpc/jam/spread', 1)).status).toBe(200)
    expect((await switchJam(1, false)).status).toBe(200)
    const refused = await post('/trpc/jam/spread', 1)
    expect(refused.status).toBe(403)
    expect((await refused.json()).error).toMatchObject({
      message: expect.stringMatching(/^Jam is switched off for this company\./),
      data: { refusal: { code: 'plugin_off', facts: { plugin: 'jam' } } },
    })
    expect((await post('/api/jam', 1)).status).toBe(403)
    expect((await post('/trpc/jam/spread', 2)).status).toBe(200)
    await switchJam(1, true)
    expect((await post('/trpc/jam/spread', 1)).status).toBe(200)
    expect((await post('/api/jam', 1)).status).toBe(200)
  })

  it('takes its permissions, and the plugins that need it, with it', () => {
    expect([...sessionWithout([]).permissions]).toEqual(['jam.spread'])
    const session = sessionWithout(['jam'])
    expect([...session.permissions]).toEqual([])
    expect([...session.plugins]).toEqual(['host', 'bakery'])
    // Left in the table from a time when it could be switched.
    expect([...sessionWithout(['bakery']).plugins]).toEqual(['host', 'bakery', 'jam', 'labels'])
  })

  it('hears of nothing, but where it must keep up', async () => {
    await switchJam(3, false)
    expect(await bake(3)).toEqual([[{ heardBy: 'jam count' }]])
    expect(await bake(4)).toEqual([[{ heardBy: 'jam' }], [{ heardBy: 'jam count' }]])
    await host.dispatcher.drain()
    expect(told).toEqual(['jam of 4'])
    await switchJam(3, true)
    expect(await bake(3)).toHaveLength(2)
    await host.dispatcher.drain()
  })

  it('offers nothing, and what asks for it by name is told why', async () => {
    await switchJam(5, false)
    await transaction(host.database, async (tx) => {
      const { on, refusalOf } = await companyExtensions(tx, spreads, 5)
      expect(on.map(({ id }) => id)).toEqual(['butter'])
      expect(refusalOf('jam')?.code).toBe('plugin_off')
      expect([refusalOf('butter'), refusalOf('cheese')]).toEqual([undefined, undefined])
      expect([await isPluginOn(tx, 'labels', 5), await isPluginOn(tx, 'labels', 6)]).toEqual([false, true])
    })
  })

  it('is switched once, however often that is said, and the audit names who did', async () => {
    for (const on of [true, false, false, true, true]) await switchJam(7, on)
    const { rows } = await host.database.pool.query(
      'select actor_id, action, subject from host.audit where company_id = 7 order by id',
    )
    const row = { actor_id: '0192d3a0-0000-7000-8000-000000000001', subject: 'plugin:jam' }
    expect(rows).toEqual([
      { ...row, action: 'host.plugin-switched-off' },
      { ...row, action: 'host.plugin-switched-on' },
    ])
  })

  it('is the only kind that can be switched', async () => {
    for (const pluginId of ['bakery', 'host', 'labels', 'nothing']) {
      const refused = await post('/trpc/host/plugins.switch', 8, { pluginId, on: false })
      expect(refused.status).toBe(404)
    }
  })
})

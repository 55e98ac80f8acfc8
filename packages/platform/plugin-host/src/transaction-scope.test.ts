import path from 'node:path'
import { transaction } from '@platform/database'
import { audit, changeSettings, definePlugin, defineSettings, settingsOf } from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createHost, type Host } from './create-host.ts'

const kettle = defineSettings(
  'kettle',
  z.object({ degrees: z.int().min(20).max(100).default(95), whistles: z.boolean().default(true) }),
)
const actorId = '0192d3a0-0000-7000-8000-000000000001'

describe('what the host lends to a transaction', () => {
  let host: Host
  let ownerUrl: string
  beforeAll(async () => {
    ownerUrl = (await freshDatabase(['platform/plugin-host'])).ownerUrl
    host = await createHost({
      plugins: [definePlugin({ id: 'kettle', name: 'Kettle', settings: kettle })],
      ownerUrl,
      migrationsRoot: path.resolve(import.meta.dirname, '../../..'),
      durability: 'waived',
    })
  })
  afterAll(() => host.close())

  const read = (companyId: number) => transaction(host.database, (tx) => settingsOf(tx, kettle, companyId))
  const change = (companyId: number, changes: Partial<z.input<typeof kettle.schema>>) =>
    transaction(host.database, (tx) => changeSettings(tx, kettle, { companyId, actorId, changes }))

  it('has settings for a company that never set any', async () => {
    expect(await read(1)).toEqual({ degrees: 95, whistles: true })
  })

  it('keeps what one company changed, field by field, and leaves the others alone', async () => {
    expect(await change(2, { degrees: 80 })).toEqual({ degrees: 80, whistles: true })
    expect(await change(2, { whistles: false })).toEqual({ degrees: 80, whistles: false })
    expect(await read(2)).toEqual({ degrees: 80, whistles: false })
    expect(await read(3)).toEqual({ degrees: 95, whistles: true })
  })

  it('refuses settings that do not fit, and keeps what was', async () => {
    await change(4, { degrees: 60 })
    await expect(change(4, { degrees: 1000 })).rejects.toThrow('degrees')
    expect(await read(4)).toEqual({ degrees: 60, whistles: true })
  })

  it('writes down who changed what, before and after', async () => {
    await change(5, { degrees: 70 })
    const { rows } = await host.database.pool.query('select * from host.audit where company_id = 5')
    expect(rows).toMatchObject([
      {
        actor_id: actorId,
        action: 'kettle.settings-changed',
        subject: 'company:5',
        details: { before: { degrees: 95, whistles: true }, after: { degrees: 70, whistles: true } },
      },
    ])
  })

  it('keeps the audit as it was written, from the app and from the owner', async () => {
    await transaction(host.database, async (tx) =>
      audit(tx, {
        companyId: 6,
        actorId,
        action: 'kettle.boiled',
        subject: 'kettle:1',
        details: { cents: 5n },
      }),
    )
    await expect(host.database.pool.query("update host.audit set action = 'x'")).rejects.toThrow(
      'permission denied',
    )
    const owner = new pg.Client(ownerUrl)
    await owner.connect()
    await expect(owner.query('delete from host.audit')).rejects.toThrow('its rows are never altered')
    await expect(owner.query('truncate host.audit')).rejects.toThrow('its rows are never altered')
    const { rows } = await owner.query('select details from host.audit where company_id = 6')
    await owner.end()
    expect(rows).toEqual([{ details: { cents: '5' } }])
  })
})

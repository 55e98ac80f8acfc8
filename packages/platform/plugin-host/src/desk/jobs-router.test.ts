import path from 'node:path'
import { newId, transaction } from '@platform/database'
import {
  afterCommit,
  defineEvent,
  defineJob,
  definePlugin,
  emit,
  enqueue,
  type Session,
} from '@platform/plugin-api'
import { freshDatabase } from '@tooling/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createHost, type Host } from '../create-host.ts'
import type { HostRouter } from './host-router.ts'

const patience = { timeout: 20_000 }
const rung = defineEvent<{ who: string }>('bell.rung')
let broken = true

const ring = defineJob({
  id: 'bell.ring',
  schema: z.object({}),
  schedule: { cron: '0 0 1 1 *' },
  async run() {
    if (broken) throw new Error('the rope is torn\nat the tower')
  },
})

const bell = definePlugin({
  id: 'bell',
  name: 'Bell',
  jobs: [ring],
  subscribers: [
    afterCommit(rung, 'bell.hear', async () => {
      if (broken) throw new Error('deaf')
    }),
  ],
})

let host: Host
beforeAll(async () => {
  const { ownerUrl } = await freshDatabase(['platform/plugin-host'])
  host = await createHost({
    plugins: [bell],
    ownerUrl,
    migrationsRoot: path.resolve(import.meta.dirname, '../../../..'),
    durability: 'waived',
    outbox: { attemptsMax: 1 },
  })
  await host.jobs.start()
})
afterAll(() => host.close())

function ownerOf(companyId: number): Session {
  return host.sessionFor({
    id: newId(),
    user: { id: newId(), name: 'U', email: 'u@b.example' },
    company: { id: companyId, name: 'B', currency: 'EUR', locale: 'en', timeZone: 'UTC' },
    role: 'owner',
    companies: [],
    pluginsOff: [],
  })
}
function deskOf(session: Session) {
  const router = host.registry.plugins.find(({ id }) => id === 'host')?.router as HostRouter
  return router.createCaller({ requestId: 't', database: host.database, session }).jobs
}

describe('background work', () => {
  it('that failed is seen by its own company, with the reason, and done again when the reason is gone', async () => {
    broken = true
    const id = await transaction(host.database, (tx) => enqueue(tx, ring, 1, {}))
    await host.dispatcher.drain()
    const find = async (companyId: number) =>
      (await deskOf(ownerOf(companyId)).list({})).find((job) => job.id === id)
    // Between its attempts it waits.
    await expect.poll(async () => (await find(1))?.failure, patience).toBe('the rope is torn')
    expect(await find(1)).toMatchObject({ jobId: 'bell.ring', forAll: false, state: 'delayed' })
    expect(await find(2)).toBeUndefined()
    await expect(deskOf(ownerOf(1)).retry({ id })).rejects.toThrow('not a failed job')
    await expect(deskOf(ownerOf(2)).retry({ id })).rejects.toThrow('not a failed job')
    broken = false
  })

  it('that runs by itself is listed, with the next time', async () => {
    const schedules = await deskOf(ownerOf(1)).schedules()
    expect(schedules).toEqual([
      { jobId: 'bell.ring', cron: '0 0 1 1 *', nextAt: expect.stringMatching(/-01-01T00:00:00/) },
    ])
  })

  it('shows the events that never arrived to their company alone, and delivers them again', async () => {
    broken = true
    for (const companyId of [1, 1, 2])
      await transaction(host.database, (tx) => emit(tx, rung, companyId, [{ who: 'Quasimodo' }]))
    await host.dispatcher.drain()
    const ours = await deskOf(ownerOf(1)).deadLetters({})
    expect(ours).toMatchObject({ total: 2, rows: [{ subscriberId: 'bell.hear', reason: 'Error: deaf' }, {}] })
    const [first] = ours.rows
    await expect(deskOf(ownerOf(2)).retryDeadLetters({ id: first?.id ?? '' })).rejects.toThrow('not stuck')

    broken = false
    const owner = ownerOf(1)
    expect(await deskOf(owner).retryDeadLetters({ id: first?.id ?? '' })).toEqual({ count: 1 })
    expect(await deskOf(owner).retryDeadLetters({ id: null })).toEqual({ count: 1 })
    await host.dispatcher.drain()
    expect((await deskOf(owner).deadLetters({})).total).toBe(0)
    expect((await deskOf(ownerOf(2)).deadLetters({})).total).toBe(1)
  })

  it('is not for everybody', async () => {
    const session = { ...ownerOf(1), permissions: new Set<string>() }
    await expect(deskOf(session).list({})).rejects.toThrow('may not do this')
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { lockPeriod, postEntries } from '@erp/accounting'
import { newId, transaction } from '@platform/database'
import type { Company } from '@platform/plugin-api'
import { createHost, type Host } from '@platform/plugin-host'
import { freshDatabase } from '@tooling/vitest'
import { Redis } from 'ioredis'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram } from './build-program.ts'
import { openShop, plugins } from './shop.ts'
import { packages } from './shop-on-disk.ts'
import type { WorkerOptions } from './worker.ts'

const redisUrl = process.env['REDIS_URL']
/** Each backend is given the same work. */
const backends = [
  { name: 'PostgreSQL', options: {} },
  ...(redisUrl === undefined ? [] : [{ name: 'Redis', options: { redisUrl } }]),
]
const patience = { timeout: 30_000 }
const sets = 6
const entriesOfSet = 20

let program: Awaited<ReturnType<typeof buildProgram>>
const processes: ChildProcess[] = []
const databases: string[] = []
beforeAll(async () => {
  program = await buildProgram('worker')
}, 60_000)
afterEach(() => Promise.all(processes.splice(0).map(kill9)))
afterAll(async () => {
  program?.remove()
  if (redisUrl === undefined) return
  const redis = new Redis(redisUrl)
  for (const database of databases) {
    const keys = await redis.keys(`erp:${database}:*`)
    if (keys.length > 0) await redis.del(...keys)
  }
  await redis.quit()
})

async function kill9(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

describe.each(backends)('numbering as a job on $name', ({ options }) => {
  it('has no gap and no double, though its worker is killed half way and another does the same', {
    timeout: 120_000,
  }, async () => {
    const { ownerUrl } = await freshDatabase([])
    databases.push(new URL(ownerUrl).pathname.slice(1))
    const settings = { ...options, ownerUrl, migrationsRoot: packages, jobs: { leaseMs: 2_000 } }
    const host = await createHost({ ...settings, plugins, durability: 'waived' })
    const { company } = await openShop(host, 1)
    await host.drain()
    const before = await numbersOf(host, company)
    for (let set = 0; set < sets; set++) {
      await postSales(host, company)
      await host.dispatcher.drain()
    }

    // Whoever numbers holds the counter of the bank and waits for that of the cash: half way.
    const blocker = new pg.Client({ connectionString: ownerUrl })
    await blocker.connect()
    await blocker.query('begin')
    await blocker.query(
      `insert into accounting.number_counter (company_id, series, year, last) values ($1, 'CSH', 2026, 0)
       on conflict (company_id, series, year) do update set last = number_counter.last`,
      [company.id],
    )
    const dying = startWorker(settings)
    await expect.poll(() => countWaiting(host), patience).toBeGreaterThan(0)
    startWorker(settings)
    await expect.poll(() => activeJobs(host), patience).toBe(sets)
    await kill9(dying)
    expect(await numbersOf(host, company)).toEqual(before)
    await blocker.query('rollback')
    await blocker.end()

    await expect
      .poll(async () => (await numbersOf(host, company)).length, patience)
      .toBe(before.length + sets * entriesOfSet)
    for (const series of ['BNK', 'CSH']) {
      const taken = (await numbersOf(host, company)).filter((one) => one.series === series)
      expect(taken.map(({ sequence }) => sequence)).toEqual(taken.map((_, index) => index + 1))
    }
    await expect.poll(() => host.jobs.counts(), patience).toMatchObject({ active: 0, waiting: 0, failed: 0 })
    await host.close()
  })
})

if (redisUrl === undefined)
  describe('numbering as a job on Redis', () => {
    it.skip('is tested where REDIS_URL names one', () => {})
  })

function startWorker(options: WorkerOptions): ChildProcess {
  const child = spawn(process.execPath, [program.program, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  processes.push(child)
  return child
}

/** Sales in cash and by bank, taking turns. */
async function postSales({ database }: Host, company: Company): Promise<void> {
  await transaction(database, async (tx) => {
    await lockPeriod(tx, company.id)
    const entries = Array.from({ length: entriesOfSet }, (_, index) => {
      const id = newId()
      const role = index % 2 === 0 ? 'cash' : 'bank'
      return {
        id,
        journal: { role },
        date: '2026-03-02',
        reference: 'Sale',
        source: `manual:${id}`,
        actorId: null,
        items: [
          { account: { role }, debit: 5n, credit: 0n },
          { account: { role: 'sales' }, debit: 0n, credit: 5n },
        ],
      }
    })
    await postEntries(tx, company.id, entries)
  })
}

async function numbersOf({ database }: Host, company: Company) {
  const { rows } = await database.pool.query<{ series: string; sequence: number }>(
    `select series, sequence::integer as sequence from accounting.entry_number
      where company_id = $1 and year = 2026 order by series, sequence`,
    [company.id],
  )
  return rows
}

/** Sessions of the database that wait for somebody else's row. */
async function countWaiting({ database }: Host): Promise<number> {
  const { rows } = await database.pool.query<{ waiting: number }>(
    `select count(*)::integer as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query ilike '%accounting.number_counter%'`,
  )
  return rows[0]?.waiting ?? 0
}

async function activeJobs({ jobs }: Host): Promise<number> {
  return (await jobs.counts())['active'] ?? 0
}

import { setLockDate } from '@erp/accounting'
import { batched, type Database, newId, statement, transaction } from '@platform/database'
import { Refusal, refusalOf } from '@platform/plugin-api'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deadlocksIn, differencesIn, postingsOf } from './ledger-of.ts'
import { type Act, type ChargeAct, performAll } from './perform.ts'
import { type ShopOnDisk, shopOnDisk } from './shop-on-disk.ts'

const chargesOn = statement<{ charges: number }>(
  'test.charges-on',
  `select count(*)::int as charges from wallet.transaction
    where company_id = $1 and kind = 'charge' and accounting_date = $2`,
)

let disk: ShopOnDisk
let database: Database

beforeAll(async () => {
  disk = await shopOnDisk(50)
  database = disk.host.database
}, 120_000)
afterAll(async () => {
  expect(await deadlocksIn(database.pool)).toBe(0)
  expect(await differencesIn(disk)).toEqual([])
  await disk.close()
})

const charge = (customer: number, some: Partial<ChargeAct> = {}): Act => ({
  kind: 'charge',
  key: newId(),
  customerId: disk.shop.customerIds[customer] ?? '',
  amount: 10n,
  ...some,
})
const perform = (acts: readonly Act[]) =>
  transaction(database, (tx) => performAll(tx, disk.shop.company, acts))
const codesOf = (outcomes: readonly unknown[]) =>
  outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : 'done'))
const timesThere = async (acts: readonly Act[]) => {
  const postings = await postingsOf(
    database.pool,
    acts.map(({ key }) => key),
  )
  return acts.map(({ key }) => postings.get(key) ?? 0)
}

describe('a set of fifty', () => {
  it('with one day that is locked and one short wallet posts the other 48', async () => {
    await moveLockDate('2026-01-31')
    const acts = disk.shop.customerIds.map((_, customer) => charge(customer))
    acts[7] = charge(7, { date: '2026-01-31' })
    acts[33] = charge(33, { amount: 1_000_000n })
    const codes = codesOf(await perform(acts))
    expect(codes[7]).toBe('period_locked')
    expect(codes[33]).toBe('insufficient_funds')
    expect(codes.filter((code) => code === 'done')).toHaveLength(48)
    const there = await timesThere(acts)
    expect(there.filter((times) => times === 1)).toHaveLength(48)
    expect([there[7], there[33]]).toEqual([0, 0])
  })
})

describe('a lock date that moves while others post', () => {
  it('waits for postings under way, and nobody posts behind it', async () => {
    for (let month = 2; month <= 6; month++) {
      const lastDay = `2025-${String(month).padStart(2, '0')}-28`
      await moveLockDate(`2025-${String(month - 1).padStart(2, '0')}-28`)
      const acts = Array.from({ length: 12 }, (_, customer) => charge(customer, { date: lastDay }))
      const moved = new Promise((resolve) => setTimeout(resolve, Math.random() * 15)).then(() =>
        moveLockDate(lastDay),
      )
      const [bookedByThen, ...outcomes] = await Promise.all([moved, ...acts.map((act) => perform([act]))])
      const codes = codesOf(outcomes.flat())
      for (const code of codes) expect(['done', 'period_locked']).toContain(code)
      expect(await timesThere(acts)).toEqual(codes.map((code) => (code === 'done' ? 1 : 0)))
      // What was there when the date had moved is all there will ever be.
      expect(codes.filter((code) => code === 'done')).toHaveLength(bookedByThen)
      // Sent again now, the same keys answer as before, or are refused.
      expect(codesOf(await perform([charge(0, { date: lastDay })]))).toEqual(['period_locked'])
    }
  })
})

describe('a stranger who holds wallets', () => {
  it('is waited for in vain: told to try again, with nothing half done, and done once afterwards', async () => {
    const stranger = new pg.Client({ connectionString: disk.ownerUrl })
    await stranger.connect()
    await stranger.query('begin')
    await stranger.query('select from wallet.wallet where customer_id = $1 for update', [
      disk.shop.customerIds[0],
    ])
    const acts = [charge(0), charge(1), charge(2)]
    const impatient = transaction(
      database,
      async (tx) => {
        tx.send(statement('test.impatient', `set local lock_timeout = '100ms'`))
        return await performAll(tx, disk.shop.company, acts)
      },
      { attempts: 3 },
    )
    const error = await impatient.catch((thrown: unknown) => thrown)
    expect(refusalOf(error)).toMatchObject({ kind: 'busy', code: 'busy' })
    expect(await timesThere(acts)).toEqual([0, 0, 0])
    const patient = perform(acts)
    await stranger.query('rollback')
    await stranger.end()
    expect(codesOf(await patient)).toEqual(['done', 'done', 'done'])
    expect(await timesThere(acts)).toEqual([1, 1, 1])
  })
})

describe('a commit that PostgreSQL answers with ROLLBACK', () => {
  it('is not acknowledged, and its key is free', async () => {
    const act = charge(3)
    const failed = transaction(database, async (tx) => {
      await performAll(tx, disk.shop.company, [act])
      // Sent behind the posting, answered together with the commit.
      tx.send(statement('test.fail', 'select 1 / 0'))
    })
    await expect(failed).rejects.toThrow('division by zero')
    expect(await timesThere([act])).toEqual([0])
    expect(codesOf(await perform([act]))).toEqual(['done'])
  })
})

describe('a subscriber that throws at one of a batch', () => {
  it('is found by halving: it fails alone, and its neighbours are posted once', async () => {
    const acts = Array.from({ length: 21 }, (_, customer) => charge(customer))
    const poisoned = acts[13]?.key
    const submit = batched(
      (set: readonly Act[]) =>
        transaction(database, async (tx) => {
          const outcomes = await performAll(tx, disk.shop.company, set)
          if (set.some(({ key }) => key === poisoned)) throw new Error('The subscriber cannot book this')
          return outcomes
        }),
      {
        lanes: 1,
        sizeMax: 50,
        queueMax: 100,
        groupOf: () => '',
        contentionOf: () => '',
        identityOf: ({ key }) => key,
      },
    )
    const settled = await Promise.allSettled(acts.map(submit))
    expect(settled.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []))).toEqual([13])
    expect(await timesThere(acts)).toEqual(acts.map(({ key }) => (key === poisoned ? 0 : 1)))
  })
})

describe('allocations that go round in opposite directions', () => {
  it('wait for each other and never block: each key once', async () => {
    const { invoiceIds } = disk.shop
    for (let round = 0; round < 6; round++) {
      const acts = invoiceIds
        .slice(0, 10)
        .map((invoiceId): Act => ({ kind: 'allocate', key: newId(), invoiceId, amount: 1n }))
      const outcomes = await Promise.all([perform(acts), perform(acts.toReversed())])
      for (const codes of outcomes.map(codesOf)) expect(codes).toEqual(acts.map(() => 'done'))
      expect(await timesThere(acts)).toEqual(acts.map(() => 1))
    }
  })
})

describe('one key for the invoices of two customers, at once', () => {
  it('pays one of them, and is refused for the other as another request', async () => {
    for (let round = 0; round < 10; round++) {
      const key = newId()
      const rivals = disk.shop.invoiceIds
        .slice(2 * round, 2 * round + 2)
        .map((invoiceId): Act => ({ kind: 'allocate', key, invoiceId, amount: 1n }))
      const outcomes = await Promise.all(rivals.map((act) => perform([act])))
      expect(codesOf(outcomes.flat()).sort()).toEqual(['done', 'key_reused'])
      expect(await timesThere(rivals)).toEqual([1, 1])
    }
  })
})

/** Answers how many charges are booked on that day once it is locked. */
async function moveLockDate(lockDate: string): Promise<number> {
  return await transaction(database, async (tx) => {
    await setLockDate(tx, disk.shop.company.id, {
      lockDate,
      today: '2026-06-01',
      actorId: null,
      mayReopen: true,
    })
    const [row] = await tx.query(chargesOn, [disk.shop.company.id, lockDate])
    return row?.charges ?? 0
  })
}

import { newId } from '@platform/database'
import { type Company, checks, describeDifference, extensionsOf } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { catchUp } from './catch-up-command.ts'
import { expirePoints } from './expire-points.ts'
import { loyaltyPlugin } from './plugin.ts'
import { loyaltyRouter } from './router.ts'
import { addCustomer, ground, sell } from './testing/open-till.ts'

let test: TestHost
let company: Company
let customerId: string
beforeAll(async () => {
  test = await testHost({ plugins: [...ground, loyaltyPlugin] })
})
beforeEach(async () => {
  company = await test.createCompany({ currency: 'EUR' })
  customerId = await addCustomer(test.database, company, 'Ada Quinn')
})
afterAll(() => test.close())

const as = (role: Parameters<TestHost['sessionOf']>[1], where = company) =>
  test.callerAs(loyaltyRouter, test.sessionOf(where, role))
const pointsOf = async (id = customerId) => (await as('cashier').ofCustomer({ customerId: id })).points
const adjust = (points: string, idempotencyKey = newId()) =>
  as('accountant').adjust({ customerId, points, note: 'Birthday', idempotencyKey })

describe('loyalty points', () => {
  it('are earned by confirmed invoices, whole points only, once however often it is told', async () => {
    await sell(test.database, company, { customerId, amount: 1_299n })
    await sell(test.database, company, { customerId, amount: 99n })
    await test.deliverEvents()
    expect(await pointsOf()).toBe('12')
    const code = await catchUp.run(commandContext(), [])
    expect(code).toBe(0)
    expect(await pointsOf()).toBe('12')
    expect(test.failures).toEqual([])
  })

  it("are earned in the company's currency only, at the rate it has set", async () => {
    await as('owner').rules.change({ amountPerPoint: '500', expiryMonths: null })
    await sell(test.database, company, { customerId, amount: 1_600n })
    await sell(test.database, company, { customerId, amount: 9_900n, currency: 'USD' })
    await test.deliverEvents()
    expect(await pointsOf()).toBe('3')
  })

  it('are listed with names, most first, and not to another company', async () => {
    await adjust('5')
    const other = await addCustomer(test.database, company, 'Ben Okri')
    await as('owner').adjust({ customerId: other, points: '50', note: 'Moved', idempotencyKey: newId() })
    const { rows, total } = await as('auditor').list({})
    expect(rows.map(({ customerName, points }) => `${customerName} ${points}`)).toEqual([
      'Ben Okri 50',
      'Ada Quinn 5',
    ])
    expect(total).toBe(2)
    expect((await as('auditor').list({ search: 'okri' })).total).toBe(1)
    const stranger = await test.createCompany()
    expect((await as('owner', stranger).list({})).total).toBe(0)
    const request = { customerId, points: '1', note: 'Theirs', idempotencyKey: newId() }
    await expect(as('owner', stranger).adjust(request)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('adjusting points', () => {
  it('counts once for one form, and is refused for a key with another request', async () => {
    const key = newId()
    await Promise.all([adjust('10', key), adjust('10', key)])
    await adjust('10', key)
    expect(await pointsOf()).toBe('10')
    await expect(adjust('11', key)).rejects.toMatchObject({ cause: { code: 'key_reused' } })
  })

  it("adds up when a customer's first points come from many sides at once", async () => {
    await Promise.all(Array.from({ length: 8 }, () => adjust('3')))
    expect(await pointsOf()).toBe('24')
  })

  it('never takes more than there are, and leaves the rest as it was', async () => {
    await adjust('10')
    await expect(adjust('-11')).rejects.toMatchObject({ cause: { code: 'not_enough_points' } })
    await adjust('-10')
    expect(await pointsOf()).toBe('0')
  })

  it.each(['0', '1.5', '', '-', '1000000000', 'ten'])('refuses %j for points', async (points) => {
    await expect(adjust(points)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is for those who may', async () => {
    const request = { customerId, points: '1', note: 'Mine', idempotencyKey: newId() }
    await expect(as('cashier').adjust(request)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(as('accountant').rules.get()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('the nightly job', () => {
  it('lets points expire where the company says so and none were earned since', async () => {
    await adjust('10')
    const recent = await addCustomer(test.database, company, 'Ben Okri')
    await as('owner').adjust({ customerId: recent, points: '7', note: 'New', idempotencyKey: newId() })
    await asOwnerOfDatabase(
      "update loyalty.balance set last_earned_at = now() - interval '13 months' where customer_id = $1",
      [customerId],
    )
    const run = () => expirePoints.run({ ...test, signal: new AbortController().signal, progress }, {})
    await run()
    expect(await pointsOf()).toBe('10')
    await as('owner').rules.change({ amountPerPoint: '100', expiryMonths: 12 })
    await run()
    await run()
    expect([await pointsOf(), await pointsOf(recent)]).toEqual(['0', '7'])
    const { movements } = await as('cashier').ofCustomer({ customerId })
    expect(movements.map(({ kind, points }) => `${kind} ${points}`)).toEqual(['expired -10', 'adjusted 10'])
  })
})

describe('erp verify', () => {
  it('finds a balance that was tampered with', async () => {
    const findings = async () => {
      const check = extensionsOf(test.database, checks).find(({ id }) => id === 'loyalty.balances-agree')
      const result = await check?.run({ database: test.database, companyId: company.id })
      return result?.differences.map(describeDifference)
    }
    await adjust('10')
    expect(await findings()).toEqual([])
    await asOwnerOfDatabase('update loyalty.balance set points = 1000 where customer_id = $1', [customerId])
    expect(await findings()).toEqual([
      `loyalty points of customer ${customerId}: 1000 points are shown, the movements come to 10`,
    ])
  })

  it('has nothing to find in movements, which the database does not let go', async () => {
    await adjust('10')
    await expect(asOwnerOfDatabase('delete from loyalty.movement', [])).rejects.toThrow('never altered')
  })
})

const progress = async () => {}

function commandContext() {
  return {
    database: test.database,
    directory: '.',
    print: () => {},
    write: async () => {},
    progress: () => ({ step: () => {}, end: () => {} }),
    signal: new AbortController().signal,
  }
}

async function asOwnerOfDatabase(sql: string, values: readonly unknown[]): Promise<void> {
  const client = new pg.Client(test.ownerUrl)
  await client.connect()
  try {
    await client.query(sql, [...values])
  } finally {
    await client.end()
  }
}

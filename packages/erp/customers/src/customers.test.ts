import { identityPlugin } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import { type Company, definePlugin, inTransaction, Refusal } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type CustomerDraft, createCustomers, findCustomers } from './create-customers.ts'
import { blankCustomer } from './customer-fields.ts'
import { customersCreated } from './events.ts'
import { customersPlugin } from './plugin.ts'
import { customersRouter } from './router.ts'

const greeted: string[] = []
const greeter = definePlugin({
  id: 'greeter',
  name: 'Greeter',
  dependsOn: ['customers'],
  subscribers: [
    inTransaction(customersCreated, 'greeter.greet', async (_tx, _companyId, items) => {
      if (items.some(({ name }) => name === 'Nobody')) throw new Error('Nobody is not welcome')
      greeted.push(...items.map(({ name }) => name))
      return items.map(() => undefined)
    }),
  ],
})

let test: TestHost
let company: Company
beforeAll(async () => {
  test = await testHost({ plugins: [identityPlugin, customersPlugin, greeter] })
})
beforeEach(async () => {
  company = await test.createCompany()
  greeted.length = 0
})
afterAll(() => test.close())

const draft = (name: string, fields: Partial<CustomerDraft> = {}): CustomerDraft => ({
  ...blankCustomer(name),
  idempotencyKey: newId(),
  ...fields,
})
const create = (drafts: readonly CustomerDraft[]) =>
  transaction(test.database, (tx) => createCustomers(tx, company.id, null, drafts))
const as = (role: Parameters<TestHost['sessionOf']>[1], where = company) =>
  test.callerAs(customersRouter, test.sessionOf(where, role))

describe('adding customers', () => {
  it('adds thousands at once and says so inside the transaction', async () => {
    const drafts = Array.from({ length: 3_000 }, (_, index) =>
      draft(`Customer ${index}`, { reference: `C${index}` }),
    )
    const outcomes = await create(drafts)
    expect(outcomes.every((outcome) => !(outcome instanceof Refusal) && outcome.created)).toBe(true)
    expect(greeted).toHaveLength(3_000)
    const found = await transaction(test.database, (tx) =>
      findCustomers(tx, company.id, ['C7', 'C2999', 'C3000']),
    )
    expect([...found.keys()].sort()).toEqual(['C2999', 'C7'])
  })

  it('adds nobody a second time for the same keys, and refuses a key with other fields', async () => {
    const drafts = [draft('Anna', { reference: 'A' }), draft('Bruno')]
    const first = await create(drafts)
    const again = await create(drafts)
    expect(again).toEqual(first.map((outcome) => ({ ...outcome, created: false })))
    expect(greeted).toEqual(['Anna', 'Bruno'])
    const [changed] = await create([{ ...draft('Carla'), idempotencyKey: drafts[0]?.idempotencyKey ?? '' }])
    expect(changed).toMatchObject({ code: 'key_reused' })
  })

  it('adds one customer when one form is sent twice at once', async () => {
    const twice = draft('Anna')
    const outcomes = (await Promise.all([create([twice]), create([twice]), create([twice])])).flat()
    expect(
      new Set(outcomes.map((outcome) => (outcome instanceof Refusal ? '' : outcome.customerId))).size,
    ).toBe(1)
    expect(outcomes.filter((outcome) => !(outcome instanceof Refusal) && outcome.created)).toHaveLength(1)
  })

  it('refuses a reference that is taken, and adds its neighbours', async () => {
    await create([draft('Anna', { reference: 'A' })])
    const outcomes = await create([
      draft('Bruno', { reference: 'A' }),
      draft('Carla', { reference: 'C' }),
      draft('Dora', { reference: 'C' }),
    ])
    expect(outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : 'added'))).toEqual([
      'reference_taken',
      'added',
      'reference_taken',
    ])
  })

  it('adds nobody when a subscriber throws', async () => {
    await expect(create([draft('Anna'), draft('Nobody')])).rejects.toThrow('not welcome')
    expect((await as('owner').list({})).total).toBe(0)
  })
})

describe('the list', () => {
  it('finds by every word in name, e-mail, phone, reference or city, sorted and by the page', async () => {
    await create([
      draft('Anna Berg', { email: 'anna@example.com', city: 'Oslo' }),
      draft('Bruno Berg', { phone: '+49 40 1234', city: 'Hamburg' }),
      draft('Carla Dietz', { reference: 'CARD-9', city: 'Bergen' }),
    ])
    const names = async (input: Parameters<ReturnType<typeof as>['list']>[0]) =>
      (await as('cashier').list(input)).rows.map(({ name }) => name)
    expect(await names({ search: 'BERG' })).toEqual(['Anna Berg', 'Bruno Berg', 'Carla Dietz'])
    expect(await names({ search: 'berg 1234' })).toEqual(['Bruno Berg'])
    expect(await names({ search: 'card-9' })).toEqual(['Carla Dietz'])
    expect(await names({ search: '100%' })).toEqual([])
    // Signs that would stand for anything in a pattern.
    expect(await names({ search: '%' })).toEqual([])
    expect(await names({ search: 'b_rg' })).toEqual([])
    expect(await names({ sort: '-name', pageSize: 2 })).toEqual(['Carla Dietz', 'Bruno Berg'])
    expect(await names({ sort: '-name', pageSize: 2, page: 2 })).toEqual(['Anna Berg'])
  })

  it('leaves the archived out, unless asked for', async () => {
    const { customerId } = await as('owner').create({ name: 'Anna', idempotencyKey: newId() })
    await as('owner').archive({ customerId })
    expect((await as('owner').list({})).rows).toEqual([])
    expect((await as('owner').list({ archived: 'yes' })).rows).toMatchObject([
      { id: customerId, archived: true },
    ])
    await as('owner').archive({ customerId, archived: false })
    expect((await as('owner').list({})).total).toBe(1)
  })
})

describe('a customer', () => {
  it('is changed as a whole, and keeps what was said in any script', async () => {
    const name = `<b>O'Neill</b> "شركة" 株式会社`
    const { customerId } = await as('cashier').create({ name: 'Anna', idempotencyKey: newId() })
    await as('cashier').update({
      customerId,
      fields: { name, email: '', creditLimit: '50000', country: 'IE' },
    })
    expect(await as('auditor').get({ customerId })).toMatchObject({
      name,
      email: null,
      country: 'IE',
      creditLimit: { amount: '50000', currency: 'EUR' },
    })
  })

  it('is refused a taken reference, a made-up e-mail and a name of nothing', async () => {
    const owner = as('owner')
    await owner.create({ name: 'Anna', reference: 'A', idempotencyKey: newId() })
    const { customerId } = await owner.create({ name: 'Bruno', idempotencyKey: newId() })
    await expect(
      owner.update({ customerId, fields: { name: 'Bruno', reference: 'A' } }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    for (const fields of [{ name: ' ' }, { name: 'B', email: 'nowhere' }, { name: 'B', creditLimit: '-1' }])
      await expect(owner.update({ customerId, fields })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('is not there for another company, and not to be changed by who may only look', async () => {
    const { customerId } = await as('owner').create({ name: 'Anna', idempotencyKey: newId() })
    const stranger = as('owner', await test.createCompany({ name: 'Other' }))
    for (const attempt of [
      () => stranger.get({ customerId }),
      () => stranger.update({ customerId, fields: { name: 'Mine' } }),
      () => stranger.archive({ customerId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await stranger.list({})).total).toBe(0)
    await expect(as('auditor').create({ name: 'B', idempotencyKey: newId() })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(as('cashier').archive({ customerId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(as('customer').list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

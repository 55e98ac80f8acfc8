import { identityPlugin } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import { type Company, onlyOutcome, Refusal } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProducts, findProducts, type ProductDraft } from './create-products.ts'
import { catalogPlugin } from './plugin.ts'
import { catalogRouter } from './router.ts'
import { createTaxes } from './taxes.ts'

let test: TestHost
let company: Company
let taxId: string
beforeAll(async () => {
  test = await testHost({ plugins: [identityPlugin, catalogPlugin] })
})
beforeEach(async () => {
  company = await test.createCompany()
  taxId = await addTax(company)
})
afterAll(() => test.close())

const addTax = (where: Company) =>
  transaction(test.database, async (tx) => {
    const draft = { idempotencyKey: newId(), name: 'VAT 20 %', rate: 20_000 }
    return onlyOutcome(await createTaxes(tx, where.id, null, [draft])).taxId
  })
const draft = (code: string, fields: Partial<ProductDraft> = {}): ProductDraft => ({
  idempotencyKey: newId(),
  code,
  name: `Product ${code}`,
  description: null,
  category: null,
  barcode: null,
  unitPrice: 1_000n,
  taxId: null,
  ...fields,
})
const create = (drafts: readonly ProductDraft[]) =>
  transaction(test.database, (tx) => createProducts(tx, company.id, null, drafts))
const as = (role: Parameters<TestHost['sessionOf']>[1], where = company) =>
  test.callerAs(catalogRouter, test.sessionOf(where, role))

describe('adding products', () => {
  it('adds thousands at once, and nothing the second time', async () => {
    const drafts = Array.from({ length: 3_000 }, (_, index) => draft(`P${index}`, { taxId }))
    const first = await create(drafts)
    const again = await create(drafts)
    expect(again).toEqual(first.map((outcome) => ({ ...outcome, created: false })))
    const found = await transaction(test.database, (tx) =>
      findProducts(tx, company.id, ['P1', 'P2999', 'P3000']),
    )
    expect(found.size).toBe(2)
  })

  it('refuses a code, a barcode or a key that is taken, and a tax of another company, and adds their neighbours', async () => {
    const before = draft('A', { barcode: '4006381333931' })
    await create([before])
    const foreign = await addTax(await test.createCompany({ name: 'Other' }))
    const outcomes = await create([
      draft('A'),
      draft('B', { barcode: '4006381333931' }),
      draft('C', { idempotencyKey: before.idempotencyKey }),
      draft('D', { taxId: foreign }),
      draft('E'),
      draft('E'),
    ])
    expect(outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : 'added'))).toEqual([
      'code_taken',
      'barcode_taken',
      'key_reused',
      'unknown_tax',
      'added',
      'code_taken',
    ])
  })

  it('adds one product when one form is sent twice at once', async () => {
    const twice = draft('A')
    const outcomes = (await Promise.all([create([twice]), create([twice])])).flat()
    expect(outcomes.filter((outcome) => !(outcome instanceof Refusal) && outcome.created)).toHaveLength(1)
  })
})

describe('products', () => {
  it('are found by every word in code, name, category or barcode', async () => {
    await create([
      draft('LAMP-1', { name: 'Desk lamp', category: 'Light', barcode: '111' }),
      draft('LAMP-2', { name: 'Floor lamp', category: 'Light', unitPrice: 5_000n, taxId }),
      draft('CHAIR', { name: 'Chair', category: 'Seats' }),
    ])
    const codes = async (input: Parameters<ReturnType<typeof as>['products']['list']>[0]) =>
      (await as('cashier').products.list(input)).rows.map(({ code }) => code)
    expect(await codes({ search: 'light LAMP', sort: 'code' })).toEqual(['LAMP-1', 'LAMP-2'])
    expect(await codes({ search: '111' })).toEqual(['LAMP-1'])
    expect(await codes({ category: 'Seats' })).toEqual(['CHAIR'])
    expect(await codes({ sort: '-unitPrice', pageSize: 1 })).toEqual(['LAMP-2'])
  })

  it('are changed, archived and taken back', async () => {
    const owner = as('owner')
    const { productId } = await owner.products.create({
      idempotencyKey: newId(),
      code: 'A',
      name: 'Apple',
      unitPrice: '50',
      taxId,
    })
    await owner.products.update({ productId, fields: { code: 'A', name: 'Apple, red', unitPrice: '60' } })
    expect(await owner.products.get({ productId })).toMatchObject({
      name: 'Apple, red',
      unitPrice: { amount: '60', currency: 'EUR' },
      tax: null,
    })
    await owner.products.archive({ productId })
    expect((await owner.products.list({})).total).toBe(0)
    await owner.products.archive({ productId, archived: false })
    expect((await owner.products.list({})).total).toBe(1)
    await owner.products.create({ idempotencyKey: newId(), code: 'B', name: 'Banana', unitPrice: '10' })
    const taken = { productId, fields: { code: 'B', name: 'Apple', unitPrice: '1' } }
    await expect(owner.products.update(taken)).rejects.toThrow('Another product has the code B already.')
    const untaxed = { productId, fields: { code: 'A', name: 'Apple', unitPrice: '1', taxId: newId() } }
    await expect(owner.products.update(untaxed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each(['-1', '1.5', '9223372036854775808', 'ten', ''])('refuse the price %j', async (unitPrice) => {
    const input = { idempotencyKey: newId(), code: 'A', name: 'A', unitPrice }
    await expect(as('owner').products.create(input)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('taxes', () => {
  it('have a name of their own and a rate in thousandths of a percent', async () => {
    const owner = as('owner')
    const { taxId: sales } = await owner.taxes.create({
      idempotencyKey: newId(),
      name: 'New York',
      rate: 8_875,
    })
    await expect(
      owner.taxes.create({ idempotencyKey: newId(), name: 'New York', rate: 1 }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await owner.taxes.update({ taxId: sales, fields: { name: 'NYC', rate: 8_900 } })
    await expect(owner.taxes.update({ taxId: sales, fields: { name: 'VAT 20 %', rate: 1 } })).rejects.toThrow(
      'There is a tax called VAT 20 % already.',
    )
    await expect(
      owner.taxes.update({ taxId: sales, fields: { name: 'NYC', rate: 1.5 } }),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
    await owner.taxes.archive({ taxId })
    expect((await owner.taxes.list({})).rows).toMatchObject([{ id: sales, name: 'NYC', rate: 8_900 }])
  })
})

it('another company sees and changes nothing, nor does who may only look', async () => {
  const outcome = onlyOutcome(await create([draft('A', { taxId })]))
  const { productId } = outcome
  const stranger = as('owner', await test.createCompany({ name: 'Other' }))
  const fields = { code: 'A', name: 'Mine', unitPrice: '1' }
  for (const attempt of [
    () => stranger.products.get({ productId }),
    () => stranger.products.update({ productId, fields }),
    () => stranger.products.archive({ productId }),
    () => stranger.taxes.update({ taxId, fields: { name: 'Mine', rate: 1 } }),
    () => stranger.taxes.archive({ taxId }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await stranger.products.list({})).total).toBe(0)
  await expect(as('cashier').products.update({ productId, fields })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await expect(as('auditor').taxes.archive({ taxId })).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

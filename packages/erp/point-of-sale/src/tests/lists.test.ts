import { taxSources } from '@erp/accounting'
import { newId, transaction } from '@platform/database'
import { extensionsOf } from '@platform/plugin-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
let sessionId: string
beforeAll(async () => {
  shop = await openShop()
  sessionId = await shop.openSession(10_000n)
})
afterAll(() => shop.close())

it('lists what got a receipt, and finds it by number, customer or kind', async () => {
  const { customerId } = shop
  const sold = await shop.sell(sessionId, { customerId })
  await shop.sell(sessionId)
  await shop.as(shop.cashier).orders.refund({
    orderId: sold.orderId,
    sessionId,
    lines: 'all',
    reason: 'Broken',
    idempotencyKey: newId(),
  })
  const list = shop.as(shop.owner).orders.list
  const all = await list({})
  expect([all.total, all.sum.amount]).toEqual([3, '1200'])
  expect(all.rows[0]).toMatchObject({ kind: 'refund', registerCode: 'T1', cashierName: 'Carl Cashier' })
  expect((await list({ search: sold.number })).rows.map(({ id }) => id)).toEqual([sold.orderId])
  expect((await list({ search: 'quinn', kind: 'sale' })).rows.map(({ id }) => id)).toEqual([sold.orderId])
  expect((await list({ customerId, sort: 'total' })).rows.map(({ total }) => total.amount)).toEqual([
    '-1200',
    '1200',
  ])
})

it('lists sessions, and tells the tax report what closed ones have booked', async () => {
  const taxes = () =>
    transaction(shop.database, async (tx) => {
      const source = extensionsOf(tx, taxSources).find(({ id }) => id === 'point-of-sale')
      return source?.summarise(tx, shop.company, { from: null, to: null })
    })
  expect(await taxes()).toEqual([])
  const { session } = await shop.closeSession(sessionId, 11_000n)
  expect(await taxes()).toEqual([{ taxId: expect.any(String), rate: 20_000, base: 1_000n, tax: 200n }])
  const { rows, total } = await shop.as(shop.owner).sessions.list({ status: 'closed' })
  expect([total, rows[0]]).toMatchObject([
    1,
    { name: session.name, difference: { amount: '-200' }, openedByName: 'Carl Cashier' },
  ])
  expect((await shop.as(shop.owner).sessions.list({ status: 'open' })).rows).toEqual([])
})

it('says which registers there are and what the last session left in the drawer', async () => {
  const { registers } = await shop.as(shop.cashier).till.start()
  expect(registers).toMatchObject([{ code: 'T1', session: null, lastCounted: { amount: '11000' } }])
  const again = await shop.openSession(11_000n)
  const [open] = (await shop.as(shop.cashier).till.start()).registers
  expect(open?.session).toMatchObject({ id: again, cashierName: 'Carl Cashier' })
  expect(await shop.as(shop.owner).registers.list()).toMatchObject([
    { code: 'T1', methods: ['cash', 'card', 'tab', 'later'], openSession: { id: again }, hasSessions: true },
  ])
})

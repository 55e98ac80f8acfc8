import { newId } from '@platform/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.test.close())

it('tells what is owed to customers at the end of every month, by kind of credit', async () => {
  const customer = await shop.customer()
  // On March 2nd.
  await shop.payment(customer, 1_000n)
  await shop.accountant.grant({
    customerId: customer,
    amount: '250',
    note: 'Welcome',
    idempotencyKey: '0192d3a0-0000-7000-8000-0000000000aa',
  })
  const today = new Date().toISOString().slice(0, 10)
  const now = await shop.accountant.liability({ months: 2 })
  expect(now.months.map(({ total }) => total.amount)).toEqual(['1000', '1250'])
  expect(now.months.at(-1)).toMatchObject({
    last: today,
    deposits: { amount: '1000', currency: 'EUR' },
    promotional: { amount: '250' },
    overdrafts: { amount: '0' },
  })
  expect(now.accounts.deposits).not.toBeNull()

  const { months } = await shop.accountant.liability({ to: '2026-04-15', months: 3 })
  expect(months.map(({ month, first, last, total }) => [month, first, last, total.amount])).toEqual([
    ['2026-02', '2026-02-01', '2026-02-28', '0'],
    ['2026-03', '2026-03-01', '2026-03-31', '1000'],
    ['2026-04', '2026-04-01', '2026-04-15', '1000'],
  ])
})

it('adds up more than one wallet could hold', async () => {
  const amount = '9000000000000000000'
  for (const name of ['Ada', 'Ben'])
    await shop.accountant.grant({
      customerId: await shop.customer(name),
      amount,
      note: 'Mistyped',
      idempotencyKey: newId(),
    })
  const { months } = await shop.accountant.liability({ months: 1 })
  expect(months.at(-1)?.promotional.amount).toBe('18000000000000000250')
})

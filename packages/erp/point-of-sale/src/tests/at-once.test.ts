import { newId, transaction } from '@platform/database'
import { onlyOutcome, Refusal } from '@platform/plugin-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorOf } from '../cashiers/authority.ts'
import { sell } from '../orders/sell.ts'
import { openShop, refused, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(await shop.verified()).toEqual([])
  expect(await shop.clearing()).toBe(0n)
  await shop.close()
})

async function register(code: string): Promise<string> {
  const request = { code, name: `Till ${code}`, idempotencyKey: newId() }
  return (await shop.as(shop.owner).registers.create(request)).registerId
}

it('sells once for one key, however often and at once it is sent, and knows it again later', async () => {
  const sessionId = await shop.openSession()
  const till = shop.as(shop.cashier)
  const sale = shop.sale(sessionId)
  const receipts = await Promise.all(Array.from({ length: 8 }, () => till.orders.sell(sale)))
  for (const receipt of receipts) expect(receipt).toEqual(receipts[0])
  expect(await till.orders.sell(sale)).toEqual(receipts[0])
  expect(await till.orders.find({ idempotencyKey: sale.idempotencyKey })).toEqual({ receipt: receipts[0] })
  expect(await till.orders.find({ idempotencyKey: newId() })).toEqual({ receipt: null })
  expect(await refused(till.orders.sell({ ...sale, note: 'Another' }))).toBe('key_reused')
  expect((await shop.closeSession(sessionId)).sales.count).toBe(1)
  // The answer that never came is still there when the session is not.
  expect(await till.orders.sell(sale)).toEqual(receipts[0])
})

it('decides a set by the same rules, key by key, and past the batch', async () => {
  const sessionId = await shop.openSession()
  const { company, database, cashier, products } = shop
  const request = (idempotencyKey: string, amount: bigint) => ({
    sessionId,
    customerId: null,
    note: null,
    lines: [{ productId: products.lamp, quantity: 1_000n, unitPrice: 1_200n, discount: 0, note: null }],
    tenders: [{ methodId: 'cash', amount, proof: null }],
    keepChange: null,
    idempotencyKey,
    requestHash: Buffer.from(String(amount)),
    actor: actorOf(cashier),
    approver: null,
  })
  const key = newId()
  const outcomes = await transaction(database, (tx) =>
    sell(tx, company, [
      request(key, 1_200n),
      request(newId(), 1_199n),
      request(key, 1_200n),
      request(newId(), 1_200n),
    ]),
  )
  expect(outcomes.map((one) => (one instanceof Refusal ? one.code : one.number.slice(-4)))).toEqual([
    '0001',
    'tendered_too_little',
    '0001',
    '0002',
  ])
  const [late] = await transaction(database, (tx) => sell(tx, company, [request(key, 1_300n)]))
  expect(() => onlyOutcome([late])).toThrow('already sent')
  await shop.closeSession(sessionId)
})

it('has every sale either in the summary or refused, when a session closes under fire', async () => {
  const sessionId = await shop.openSession(0n, await register('F1'))
  const till = shop.as(shop.cashier)
  const sales = Array.from({ length: 30 }, () => till.orders.sell(shop.sale(sessionId)))
  const closing = till.sessions.close({ sessionId, countedCash: '0', idempotencyKey: newId() })
  const more = Array.from({ length: 30 }, () => till.orders.sell(shop.sale(sessionId)))
  const outcomes = await Promise.allSettled([...sales, ...more])
  const report = await closing
  const sold = outcomes.filter(({ status }) => status === 'fulfilled').length
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason.cause.code).toBe('session_closed')
  expect([report.kind, report.sales.count]).toEqual(['Z', sold])
  expect(report.cash.expected.amount).toBe(String(sold * 1_200))
  expect(await till.sessions.report({ sessionId })).toEqual(report)
})

it('lets many tills sell side by side, each with receipts of its own without a gap', async () => {
  const tills = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => shop.openSession(0n, await register(`P${index}`))),
  )
  const customers = await Promise.all(tills.map((_, index) => shop.addCustomer(`Customer ${index}`)))
  for (const id of customers) shop.tab.balances.set(id, 100_000n)
  const receipts = await Promise.all(
    tills.flatMap((sessionId, index) =>
      Array.from({ length: 5 }, (_, time) =>
        shop.sell(sessionId, {
          customerId: customers[index],
          tenders:
            time % 2 === 0 ? [{ methodId: 'tab', amount: '1200' }] : [{ methodId: 'later', amount: '1200' }],
        }),
      ),
    ),
  )
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(60)
  for (const sessionId of tills) {
    const { receipts: last } = await shop.closeSession(sessionId)
    expect(last).toBe(5)
  }
})

it('gives an order back once, when two tills try at the same time', async () => {
  const sessionId = await shop.openSession(100_000n)
  const other = await shop.openSession(100_000n, await register('R1'))
  const { orderId } = await shop.sell(sessionId)
  const refund = (session: string) =>
    shop.as(shop.cashier).orders.refund({
      orderId,
      sessionId: session,
      lines: 'all',
      reason: 'Broken',
      idempotencyKey: newId(),
    })
  const outcomes = await Promise.allSettled([refund(sessionId), refund(other), refund(other)])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await shop.closeSession(sessionId)
  await shop.closeSession(other)
})

it('writes nothing of a sale that breaks in the middle, and all of it when it is sent again', async () => {
  const sessionId = await shop.openSession()
  const { customerId } = shop
  shop.tab.balances.set(customerId, 5_000n)
  const till = shop.as(shop.cashier)
  const sale = shop.sale(sessionId, { customerId, tenders: [{ methodId: 'tab', amount: '1200' }] })
  shop.tab.trouble.next = new Error('the power went')
  await expect(till.orders.sell(sale)).rejects.toThrow('the power went')
  expect(await till.orders.find({ idempotencyKey: sale.idempotencyKey })).toEqual({ receipt: null })
  expect((await till.orders.sell(sale)).number).toMatch(/-0001$/)
  await shop.closeSession(sessionId)
})

it('never loses or doubles a sale whose connection is cut', async () => {
  const sessionId = await shop.openSession()
  const till = shop.as(shop.cashier)
  const sales = Array.from({ length: 40 }, () => shop.sale(sessionId))
  const cutting = (async () => {
    for (let time = 0; time < 15; time++)
      await shop.sql(
        `select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()
            and query like '%point_of_sale%' and state <> 'idle'`,
      )
  })()
  await Promise.allSettled(sales.map((sale) => till.orders.sell(sale)))
  await cutting
  // What was not answered is asked for again, by its key.
  const receipts = await Promise.all(sales.map((sale) => till.orders.sell(sale)))
  expect(new Set(receipts.map(({ number }) => number)).size).toBe(40)
  expect((await shop.closeSession(sessionId)).sales).toMatchObject({ count: 40, total: { amount: '48000' } })
})

it('keeps what was sold as it was', async () => {
  for (const table of ['pos_order', 'order_line', 'tender', 'settled_invoice', 'cash_movement'])
    await expect(shop.sql(`delete from point_of_sale.${table}`)).rejects.toThrow('never altered')
  await expect(
    shop.sql('update point_of_sale.session set counted_cash = 1 where closed_at is not null'),
  ).rejects.toThrow('is closed')
})

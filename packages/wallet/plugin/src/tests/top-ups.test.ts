import { accountingRouter } from '@erp/accounting'
import { newId, statement, transaction } from '@platform/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'
import { differencesOf } from './verified.ts'

const momentsOf = statement<{ entries: number; moments: number }>(
  'test.moments-of-top-ups',
  `select count(*)::integer as entries, count(distinct recorded_at)::integer as moments from wallet.entry_view
    where company_id = $1 and kind = 'top_up'`,
)

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

it('are confirmed by many at once in few commits, each once, and one that is refused spoils none', async () => {
  const { test, company } = shop
  const books = test.callerAs(accountingRouter, test.sessionOf(company, 'accountant'))
  const [bank] = await books.payments.journals()
  const customers = await Promise.all(Array.from({ length: 4 }, () => shop.customer()))
  const drafts = await Promise.all(
    Array.from({ length: 40 }, (_, index) =>
      books.payments.create({
        idempotencyKey: newId(),
        direction: 'receive',
        customerId: customers[index % 4] ?? '',
        amount: '100',
        journalId: bank?.id ?? '',
        date: '2026-03-02',
        destination: 'wallet',
      }),
    ),
  )
  const requests = drafts.map(({ paymentId }) => ({ paymentId, idempotencyKey: newId() }))
  const stranger = { paymentId: newId(), idempotencyKey: newId() }
  const answers = await Promise.allSettled(
    [...requests, stranger, ...requests].map((request) => books.payments.confirm(request)),
  )
  expect(answers.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  for (const customer of customers) expect(await shop.balance(customer)).toBe(1_000n)
  const [row] = await transaction(test.database, (tx) => tx.query(momentsOf, [company.id]))
  expect(row?.entries).toBe(40)
  expect(row?.moments).toBeLessThan(12)
})

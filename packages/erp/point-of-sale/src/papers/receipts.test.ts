import { newId } from '@platform/database'
import { signInAt } from '@platform/testing'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop, type Shop } from '../testing/open-shop.ts'
import { receiptPaper } from './receipt-paper.ts'

let shop: Shop
let url: string
let sessionId: string
beforeAll(async () => {
  process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'
  shop = await openShop()
  url = await shop.serve()
  sessionId = await shop.openSession(10_000n)
})
afterAll(() => shop.close())

const cookieOf = (email: string) => signInAt(url, { email, password: 'long enough' })

it('says on paper what was sold, how it was paid, and what the customer has since', async () => {
  shop.tab.balances.set(shop.customerId, 1_500n)
  const receipt = await shop.sell(sessionId, {
    customerId: shop.customerId,
    note: 'For the window',
    tenders: [
      { methodId: 'tab', amount: '700' },
      { methodId: 'cash', amount: '500', received: '1000' },
    ],
  })
  const titles = new Map([['tab', 'Tab']])
  expect(receiptPaper(shop.company, receipt, { language: 'en', titles })).toMatchObject({
    title: 'Receipt',
    heading: expect.arrayContaining([receipt.number, 'Served by Carl Cashier', 'Customer: Ada Quinn']),
    lines: [{ label: 'LAMP', detail: '1 × €12.00', value: '€12.00' }],
    totals: [
      { label: 'Net', value: '€10.00' },
      { label: 'VAT 20%', value: '€2.00' },
      { label: 'Total', value: '€12.00' },
    ],
    payments: [
      { label: 'Tab', value: '€7.00' },
      { label: 'cash', value: '€5.00' },
      { label: 'Received', value: '€10.00' },
      { label: 'Change', value: '€5.00' },
      { label: 'Tab balance', value: '€8.00' },
    ],
    closing: ['Prices include tax.', 'For the window'],
  })
  expect(receiptPaper(shop.company, receipt, { language: 'ar', titles }).title).toBe('إيصال')
})

it('hands out the paper to who may see orders, of their own company', async () => {
  const { orderId, number } = await shop.sell(sessionId)
  const get = (id: string, cookie?: string, language = 'en') =>
    fetch(`${url}/api/point-of-sale/receipts/${id}.pdf?language=${language}`, {
      headers: cookie === undefined ? {} : { cookie },
    })
  const cookie = await cookieOf(shop.cashier.user.email)
  for (const language of ['en', 'ar']) {
    const answer = await get(orderId, cookie, language)
    expect([answer.status, answer.headers.get('content-disposition')]).toEqual([
      200,
      `inline; filename="${number}.pdf"`,
    ])
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
  }
  expect((await get(newId(), cookie)).status).toBe(404)
  expect((await get('nonsense', cookie)).status).toBe(404)
  expect((await get(orderId)).status).toBe(401)
})

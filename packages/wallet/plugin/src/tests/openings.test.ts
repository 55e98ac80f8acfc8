import { accountingRouter, takeOverBalances } from '@erp/accounting'
import { newId, statement, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'
import { differencesOf } from './verified.ts'

const partsOf = statement<{ origin: string; amount: bigint }>(
  'test.parts-of',
  'select origin, amount from wallet_books.part_view where company_id = $1 and customer_id = $2 order by 1, 2',
)

let shop: Awaited<ReturnType<typeof openShop>>
let ada: string
beforeAll(async () => {
  shop = await openShop()
  ada = await shop.customer('Ada Quinn')
})
afterAll(() => shop.test.close())

const take = (csv: string) =>
  transaction(shop.test.database, (tx) =>
    takeOverBalances(tx, shop.company, null, {
      date: '2026-01-01',
      fileName: 'old.csv',
      csv,
      idempotencyKey: newId(),
    }),
  ).catch((error: unknown) => (error instanceof Refusal ? error.message : String(error)))

describe('opening balances of wallets', () => {
  it('land in the wallet by class, against migration equity, once', async () => {
    const csv = `kind,customer,credit,class,expires
wallet,Ada Quinn,20.00,paid,
wallet,Ada Quinn,5.00,promotional,2199-12-31
wallet,Ada Quinn,1.50,refund,`
    expect(await take(csv)).toMatchObject({ balances: 3, taken: true })
    const parts = await transaction(shop.test.database, (tx) => tx.query(partsOf, [shop.company.id, ada]))
    expect(parts).toEqual([
      { origin: 'paid', amount: 2_000n },
      { origin: 'promotional', amount: 500n },
      { origin: 'refund', amount: 150n },
    ])
    const auditor = shop.test.callerAs(accountingRouter, shop.test.sessionOf(shop.company, 'auditor'))
    const { rows } = await auditor.reports.trialBalance({})
    expect(rows.map(({ code, closing }) => [code, closing.amount])).toEqual([
      ['2310', '-2150'],
      ['2320', '-500'],
      ['3900', '2650'],
    ])
    expect(await take(csv)).toMatch(/Line 2: .* Nothing was booked/)
    expect(await take('kind,customer,credit,class\nwallet,Ada Quinn,1,paid')).toMatch('Nothing was booked')
    expect(await differencesOf(shop.test)).toEqual([])
  })

  it('are refused by line where there is no such class, customer or credit', async () => {
    expect(await take('kind,customer,credit,class\nwallet,Ada Quinn,1,lottery')).toMatch('no class of credit')
    expect(await take('kind,customer,credit,class\nwallet,,1,paid')).toMatch('whose wallet')
    expect(await take('kind,customer,debit,class\nwallet,Ada Quinn,1,paid')).toMatch('is a credit')
    expect(
      await take('kind,customer,credit,class,expires\nwallet,Ada Quinn,1,promotional,2001-01-01'),
    ).toMatch('would have expired')
  })

  it('stand beside what the customer owes on the day', async () => {
    const invoiceId = await shop.invoice(ada, 10_000n)
    const auditor = shop.test.callerAs(accountingRouter, shop.test.sessionOf(shop.company, 'auditor'))
    const report = await auditor.reports.agedReceivables({ asOf: '2026-03-31' })
    expect(invoiceId).toBeTruthy()
    expect(
      report.rows.map(({ customer, total, credits, net }) => [
        customer?.id,
        total.amount,
        credits[0]?.amount,
        net.amount,
      ]),
    ).toEqual([[ada, '10000', '2650', '7350']])
    expect((await auditor.reports.agedReceivables({ asOf: '2025-12-31' })).rows).toEqual([])
  })
})

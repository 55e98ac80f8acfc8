import { existsSync } from 'node:fs'
import path from 'node:path'
import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { pointOfSalePlugin } from '@erp/point-of-sale'
import { checks, extensionsOf } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { giftCardsPlugin } from '@wallet/gift-cards'
import { walletPlugin } from '@wallet/plugin'
import { walletPosPlugin } from '@wallet/pos-payments'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoDataPlugin } from '../../plugin.ts'
import { importRetail } from '../import-retail.ts'
import { replayRetail } from './replay-retail.ts'

const week = path.resolve(import.meta.dirname, '../../../../../../shared/data/online-retail-2010-12-01.csv')
const watch = {
  progress: () => ({ step: () => {}, end: () => {} }),
  signal: new AbortController().signal,
}
const gbp = { currency: 'GBP', locale: 'en-GB', timeZone: 'Europe/London' }

describe.runIf(existsSync(week))('the real week at the till', () => {
  let test: TestHost
  beforeAll(async () => {
    test = await testHost({
      plugins: [
        identityPlugin,
        customersPlugin,
        catalogPlugin,
        accountingPlugin,
        pointOfSalePlugin,
        walletPlugin,
        walletPosPlugin,
        giftCardsPlugin,
        demoDataPlugin,
      ],
    })
  })
  afterAll(() => test.close())

  it('comes to the same totals as through invoices, however often it is replayed, and all of it is proven', async () => {
    const { database } = test
    const office = await importRetail(
      database,
      await test.createCompany({ ...gbp, name: 'Office' }),
      week,
      watch,
    )
    const shop = await test.createCompany({ ...gbp, name: 'Shop' })
    const first = await replayRetail(database, shop, week, watch)
    expect(first.slice(0, office.length)).toEqual(office)
    const more = Object.fromEntries(first.slice(office.length))
    // Nothing is traded on the Saturday.
    expect(more).toMatchObject({ sessions: '6', orders: '563' })
    expect(Number(more['orders paid from wallets'])).toBeGreaterThan(0)
    expect(await replayRetail(database, shop, week, watch)).toEqual(first)

    await test.deliverEvents()
    expect(test.failures).toEqual([])
    for (const check of extensionsOf(database, checks))
      if (!check.id.startsWith('host.'))
        expect([check.title, (await check.run({ database })).differences]).toEqual([check.title, []])
  }, 240_000)
})

import { randomBytes } from 'node:crypto'
import { testHost } from '@platform/testing'
import { expect, it } from 'vitest'
import { openHttpTills } from './http-till.ts'
import { closeAndCompare, loadTills } from './load-tills.ts'
import { openPosShop, posPlugins } from './pos-shop.ts'
import { provenWrong } from './proven-wrong.ts'

process.env['BETTER_AUTH_SECRET'] = randomBytes(32).toString('hex')

it('has many tills sell at once, and then the Z reports, the wallets and the books agree', async () => {
  const test = await testHost({ plugins: posPlugins })
  const shop = await openPosShop(test.host, { tills: 12, customers: 8 })
  const tills = await openHttpTills(await test.serve(), shop)
  const loaded = await loadTills({ shop, tills, seconds: 4 })
  // All that a cashier does was done, and refused as it should be.
  expect(loaded.receipts).toBeGreaterThan(shop.tills.length)
  expect([...loaded.refused.keys()]).toEqual(['insufficient_funds'])
  expect(await closeAndCompare(tills, loaded)).toEqual([])
  await test.deliverEvents()
  expect(test.failures).toEqual([])
  expect(await provenWrong(test.database, shop.company)).toEqual([])
  for (const till of tills.values()) await till.close()
  await test.close()
}, 90_000)

import { newId } from '@platform/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
  const sessionId = await shop.openSession(10_000n)
  await shop.sell(sessionId)
  await shop.sell(sessionId, { tenders: [{ methodId: 'card', amount: '1200' }] })
  await shop.as(shop.cashier).cash.move({
    sessionId,
    kind: 'in',
    amount: '500',
    reason: 'Coins',
    idempotencyKey: newId(),
  })
  await shop.closeSession(sessionId)
  expect(await shop.verified()).toEqual([])
})
afterAll(() => shop.close())

const unguarded = (table: string, change: string) => `
  alter table ${table} disable trigger user; ${change}; alter table ${table} enable trigger user`

it.each([
  [
    'orders-add-up',
    'its tenders pay',
    "update point_of_sale.tender set amount = 1100 where method_kind = 'cash'",
    'point_of_sale.tender',
    "update point_of_sale.tender set amount = 1200 where method_kind = 'cash'",
  ],
  [
    'summaries-agree',
    'and cash 1200; the orders come to',
    "update point_of_sale.tender set amount = 1100, received = 1200 where method_kind = 'cash'",
    'point_of_sale.tender',
    "update point_of_sale.tender set amount = 1200 where method_kind = 'cash'",
  ],
  [
    'drawers-agree',
    'should have been',
    'update point_of_sale.cash_movement set amount = 499',
    'point_of_sale.cash_movement',
    'update point_of_sale.cash_movement set amount = 500',
  ],
  [
    'receipts-have-no-gaps',
    '2 receipts are numbered up to 7',
    'update point_of_sale.pos_order set number = 7 where number = 2',
    'point_of_sale.pos_order',
    'update point_of_sale.pos_order set number = 2 where number = 7',
  ],
  [
    'clearing-is-zero',
    'is left on POS clearing',
    "update accounting.journal_item set debit = debit + 5 where account_id = (select account_id from accounting.account_role where role = 'pos_clearing') and debit > 0",
    'accounting.journal_item',
    "update accounting.journal_item set debit = debit - 5 where account_id = (select account_id from accounting.account_role where role = 'pos_clearing') and debit > 0",
  ],
])('finds what was tampered with: %s', async (id, finding, tampering, table, repair) => {
  await shop.sql(unguarded(table, tampering))
  const found = await shop.verified()
  await shop.sql(unguarded(table, repair))
  expect(found.filter((one) => one.startsWith(`point-of-sale.${id}: `)).join()).toContain(finding)
  expect(await shop.verified()).toEqual([])
})

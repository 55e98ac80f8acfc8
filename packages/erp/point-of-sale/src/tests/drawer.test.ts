import { newId } from '@platform/database'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
let sessionId: string
beforeAll(async () => {
  shop = await openShop()
  sessionId = await shop.openSession(0n)
})
afterAll(async () => {
  expect(await shop.verified()).toEqual([])
  await shop.close()
})

it('books paid in, paid out, bank drop and what the count differs by, each on its account', async () => {
  const till = shop.as(shop.cashier)
  const move = (kind: 'in' | 'out' | 'drop', amount: string) =>
    till.cash.move({ sessionId, kind, amount, reason: `${kind}`, idempotencyKey: newId() })
  await move('in', '5000')
  const out = await move('out', '300')
  await move('drop', '4000')
  expect(await shop.booked('entry.id = $1', [out.movementId])).toEqual([
    'Dr point-of-sale.paid-in-and-out 300',
    'Cr cash 300',
  ])
  expect(
    await shop.booked("entry.source like 'pos-cash:%' and entry.reference = $1", [
      (await till.sessions.report({ sessionId })).session.name,
    ]),
  ).toEqual([
    'Dr cash 5000',
    'Dr outstanding_receipts 4000',
    'Dr point-of-sale.paid-in-and-out 300',
    'Cr cash 4300',
    'Cr point-of-sale.paid-in-and-out 5000',
  ])
  await expect(move('out', '701')).rejects.toMatchObject({ cause: { code: 'not_enough_in_drawer' } })
  for (const role of ['cash', 'pos_clearing', 'receivable']) {
    const [own] = await shop.sql<{ account_id: string }>(
      'select account_id from accounting.account_role where company_id = $1 and role = $2',
      [shop.company.id, role],
    )
    await expect(
      till.cash.move({
        sessionId,
        kind: 'out',
        amount: '1',
        reason: role,
        accountId: own?.account_id ?? '',
        idempotencyKey: newId(),
      }),
    ).rejects.toMatchObject({ cause: { code: 'control_account' } })
  }
  const foreseen = await till.sessions.previewClose({ sessionId, countedCash: '690' })
  const last = foreseen.items.filter(({ entry }) => entry === foreseen.entries)
  expect(last.map(({ account, debit, credit }) => [account.name, debit.amount, credit.amount])).toEqual([
    ['Cash', '0', '10'],
    ['Cash differences', '10', '0'],
  ])
  const closed = await shop.closeSession(sessionId, 690n)
  expect(closed).toMatchObject({
    kind: 'Z',
    cash: {
      paidIn: { amount: '5000' },
      paidOut: { amount: '-300' },
      dropped: { amount: '-4000' },
      expected: { amount: '700' },
      counted: { amount: '690' },
      difference: { amount: '-10' },
    },
  })
  expect(await shop.booked('entry.source = $1', [`pos-session:${sessionId}/count`])).toEqual([
    'Dr cash_differences 10',
    'Cr cash 10',
  ])
  const next = await shop.openSession(700n)
  expect(await shop.booked('entry.source = $1', [`pos-session:${next}/opening`])).toEqual([
    'Dr cash 10',
    'Cr cash_differences 10',
  ])
  await shop
    .as(shop.cashier)
    .cash.move({ sessionId: next, kind: 'drop', amount: '700', reason: 'Bank', idempotencyKey: newId() })
  await shop.closeSession(next)
})

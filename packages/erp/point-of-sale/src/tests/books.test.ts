import { newId } from '@platform/database'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { emptyDrawer } from '../testing/empty-drawer.ts'
import { openShop, type Shop } from '../testing/open-shop.ts'

let shop: Shop
let sessionId: string
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(async () => {
  sessionId = await shop.openSession(0n)
})
afterAll(async () => {
  expect(await shop.verified()).toEqual([])
  await shop.close()
})

/** Closes the session and answers what its summary has booked. */
async function summary(): Promise<string[]> {
  const { session } = await shop.closeSession(sessionId)
  const last = await shop.as(shop.cashier).till.start()
  if (last.registers[0]?.lastCounted && BigInt(last.registers[0].lastCounted.amount) > 0n)
    await emptyDrawer(shop)
  expect(await shop.clearing()).toBe(0n)
  return shop.booked('entry.id = $1', [session.entryId])
}

const ofOrder = (orderId: string) =>
  shop.booked(
    `entry.id in (select unnest(array[clearing_entry_id, kept_entry_id]) from point_of_sale.pos_order where id = $1
                  union select entry_id from point_of_sale.tender where order_id = $1)`,
    [orderId],
  )
const ofInvoice = (invoiceId: string) => shop.booked('entry.source = $1', [`invoice:${invoiceId}`])
const amountDue = async (invoiceId: string) => {
  const rows = await shop.sql<{ amount_due: string }>(
    'select amount_due from accounting.invoice_view where id = $1',
    [invoiceId],
  )
  return rows[0]?.amount_due
}
const tab = (amount: string) => ({ methodId: 'tab', amount })
const later = (amount: string) => ({ methodId: 'later', amount })
const cash = (amount: string, received = amount) => ({ methodId: 'cash', amount, received })
const card = (amount: string) => ({ methodId: 'card', amount, authorisation: 'A-1' })

it('books orders without an invoice at closing: POS clearing to revenue and tax, cash and cards out of it', async () => {
  const { lamp, book } = shop.products
  const paid = await shop.sell(sessionId, { tenders: [cash('1200', '2000')] })
  expect(paid).toMatchObject({
    number: expect.stringMatching(/^T1-\d{4}-0001$/),
    total: { amount: '1200', currency: 'EUR' },
    net: { amount: '1000' },
    tax: { amount: '200' },
    taxes: [{ name: 'VAT 20%', net: { amount: '1000' }, tax: { amount: '200' } }],
    change: { amount: '800' },
    cashier: { name: 'Carl Cashier' },
    invoice: null,
  })
  expect(await ofOrder(paid.orderId)).toEqual([])
  await shop.sell(sessionId, {
    lines: [shop.line(lamp, 2), shop.line(book)],
    tenders: [cash('1399'), card('1000'), card('1000')],
  })
  expect(await summary()).toEqual([
    'Dr cash 2599',
    'Dr card_settlement 2000',
    'Dr pos_clearing 4599',
    'Cr pos_clearing 4599',
    'Cr tax_payable 600',
    'Cr sales 3999',
  ])
})

it('sums up the rounded taxes of the orders, not the tax of the sum', async () => {
  // A third of a lamp: 4.00 of which 0.67 is tax. Three of them: 2.01, where 12.00 at once would be 2.00.
  for (let time = 0; time < 3; time++)
    await shop.sell(sessionId, {
      lines: [shop.line(shop.products.lamp, 1, { quantity: '333' })],
      tenders: [cash('400')],
    })
  expect(await summary()).toEqual([
    'Dr cash 1200',
    'Dr pos_clearing 1200',
    'Cr pos_clearing 1200',
    'Cr tax_payable 201',
    'Cr sales 999',
  ])
})

it('books what an account pays at the moment of sale: balance to POS clearing', async () => {
  shop.tab.balances.set(shop.customerId, 2_000n)
  const { orderId, tenders } = await shop.sell(sessionId, {
    customerId: shop.customerId,
    tenders: [tab('700'), cash('500')],
  })
  expect(tenders[0]).toMatchObject({ methodId: 'tab', balanceAfter: { amount: '1300' } })
  expect(await ofOrder(orderId)).toEqual(['Dr tab.balances 700', 'Cr pos_clearing 700'])
  expect(await summary()).toEqual([
    'Dr cash 500',
    'Dr pos_clearing 1200',
    'Cr pos_clearing 500',
    'Cr tax_payable 200',
    'Cr sales 1000',
  ])
})

it('books recharges and kept change at once: POS clearing to balance', async () => {
  shop.tab.balances.set(shop.customerId, 0n)
  const recharge = await shop.as(shop.cashier).recharges.make({
    sessionId,
    customerId: shop.customerId,
    methodId: 'tab',
    amount: '5000',
    tenders: [card('5000')],
    idempotencyKey: newId(),
  })
  expect(recharge).toMatchObject({
    kind: 'recharge',
    customer: { name: 'Ada Quinn' },
    recharge: { methodId: 'tab', amount: { amount: '5000' }, balanceAfter: { amount: '5000' } },
  })
  expect(await ofOrder(recharge.orderId)).toEqual(['Dr pos_clearing 5000', 'Cr tab.balances 5000'])
  const sold = await shop.sell(sessionId, {
    customerId: shop.customerId,
    tenders: [cash('1200', '2000')],
    keepChange: { methodId: 'tab', amount: '750' },
  })
  expect(sold).toMatchObject({
    change: { amount: '50' },
    keptChange: { amount: { amount: '750' }, balanceAfter: { amount: '5750' } },
  })
  expect(await ofOrder(sold.keptChange?.orderId ?? '')).toEqual([
    'Dr pos_clearing 750',
    'Cr tab.balances 750',
  ])
  expect(await shop.as(shop.cashier).orders.receipt({ orderId: sold.orderId })).toEqual(sold)
  const { recharges, cash: drawer } = await shop.as(shop.cashier).sessions.report({ sessionId })
  expect([recharges.count, recharges.total.amount, drawer.tendered.amount]).toEqual([2, '5750', '1950'])
  expect(await summary()).toEqual([
    'Dr cash 1950',
    'Dr card_settlement 5000',
    'Dr pos_clearing 1200',
    'Cr pos_clearing 6950',
    'Cr tax_payable 200',
    'Cr sales 1000',
  ])
})

it('undoes a mistyped recharge within the session, once', async () => {
  shop.tab.balances.set(shop.customerId, 0n)
  const made = await shop.as(shop.cashier).recharges.make({
    sessionId,
    customerId: shop.customerId,
    methodId: 'tab',
    amount: '5000',
    tenders: [cash('5000')],
    idempotencyKey: newId(),
  })
  const request = { orderId: made.orderId, sessionId, idempotencyKey: newId() }
  const undone = await shop.as(shop.cashier).recharges.undo(request)
  expect(undone).toMatchObject({
    kind: 'undone_recharge',
    total: { amount: '-5000' },
    tenders: [{ methodId: 'cash', amount: { amount: '-5000' } }],
    recharge: { balanceAfter: { amount: '0' } },
    of: { number: made.number },
  })
  expect(await shop.as(shop.cashier).recharges.undo(request)).toEqual(undone)
  await expect(
    shop.as(shop.cashier).recharges.undo({ ...request, idempotencyKey: newId() }),
  ).rejects.toMatchObject({ cause: { code: 'undone_already' } })
  expect(await shop.as(shop.cashier).recharges.list({ sessionId })).toMatchObject([{ undone: true }])
  expect(await summary()).toEqual([])
})

it('invoices an order with any Pay Later tender as a whole, and matches what the other tenders paid', async () => {
  shop.tab.balances.set(shop.customerId, 500n)
  const sold = await shop.sell(sessionId, {
    customerId: shop.customerId,
    lines: [shop.line(shop.products.lamp, 2)],
    tenders: [later('1000'), tab('500'), cash('400'), card('500')],
  })
  const invoiceId = sold.invoice?.id ?? ''
  expect(sold.invoice?.number).toMatch(/^INV\//)
  expect(await ofInvoice(invoiceId)).toEqual(['Dr receivable 2400', 'Cr tax_payable 400', 'Cr sales 2000'])
  expect(await ofOrder(sold.orderId)).toEqual([
    'Dr pos_clearing 900',
    'Dr tab.balances 500',
    'Cr receivable 1400',
  ])
  expect(await amountDue(invoiceId)).toBe('1000')
  expect(await summary()).toEqual(['Dr cash 400', 'Dr card_settlement 500', 'Cr pos_clearing 900'])
})

it('collects what was paid later at the till, listed apart from sales', async () => {
  shop.tab.balances.set(shop.customerId, 300n)
  const sold = await shop.sell(sessionId, { customerId: shop.customerId, tenders: [later('1200')] })
  const invoiceId = sold.invoice?.id ?? ''
  const till = shop.as(shop.cashier)
  const open = await till.invoices.open({ customerId: shop.customerId })
  expect(open.map(({ residual }) => residual.amount)).toContain('1200')
  const settled = await till.invoices.settle({
    sessionId,
    customerId: shop.customerId,
    invoices: [{ invoiceId, amount: '1100' }],
    tenders: [cash('300'), card('500'), tab('300')],
    idempotencyKey: newId(),
  })
  expect(settled.settled).toMatchObject([{ amount: { amount: '1100' }, residual: { amount: '100' } }])
  expect(await ofOrder(settled.orderId)).toEqual([
    'Dr pos_clearing 800',
    'Dr tab.balances 300',
    'Cr receivable 1100',
  ])
  expect(await amountDue(invoiceId)).toBe('100')
  const { sales, settlements } = await till.sessions.report({ sessionId })
  expect([sales.count, settlements.count, settlements.total.amount]).toEqual([1, 1, '1100'])
  expect(await summary()).toEqual(['Dr cash 300', 'Dr card_settlement 500', 'Cr pos_clearing 800'])
})

it('gives back an order without an invoice: sales returns and tax to POS clearing, credit first', async () => {
  shop.tab.balances.set(shop.customerId, 1_000n)
  const sold = await shop.sell(sessionId, {
    customerId: shop.customerId,
    lines: [shop.line(shop.products.lamp, 3)],
    tenders: [tab('1000'), cash('2600')],
  })
  const till = shop.as(shop.cashier)
  const back = await till.orders.refund({
    orderId: sold.orderId,
    sessionId,
    lines: [{ line: 1, quantity: '1000' }],
    reason: 'Broken',
    idempotencyKey: newId(),
  })
  expect(back).toMatchObject({
    kind: 'refund',
    total: { amount: '-1200' },
    tax: { amount: '-200' },
    tenders: [
      { methodId: 'tab', amount: { amount: '-1000' }, balanceAfter: { amount: '1000' } },
      { methodId: 'cash', amount: { amount: '-200' } },
    ],
    of: { number: sold.number },
  })
  expect(await ofOrder(back.orderId)).toEqual(['Dr pos_clearing 1000', 'Cr tab.balances 1000'])
  expect(await till.orders.refundable({ orderId: sold.orderId })).toMatchObject({
    left: { amount: '2400' },
    lines: [{ left: '2000', leftTotal: { amount: '2400' } }],
  })
  const rest = await till.orders.refund({
    orderId: sold.orderId,
    sessionId,
    lines: 'all',
    to: 'tab',
    reason: 'All of it',
    idempotencyKey: newId(),
  })
  expect(rest.tenders).toMatchObject([{ methodId: 'tab', amount: { amount: '-2400' } }])
  await expect(
    till.orders.refund({
      orderId: sold.orderId,
      sessionId,
      lines: 'all',
      reason: 'Once more',
      idempotencyKey: newId(),
    }),
  ).rejects.toMatchObject({ cause: { code: 'nothing_left_to_refund' } })
  expect(await summary()).toEqual([
    'Dr cash 2400',
    'Dr pos_clearing 3600',
    'Dr tax_payable 600',
    'Dr sales_returns 3000',
    'Cr pos_clearing 6000',
    'Cr tax_payable 600',
    'Cr sales 3000',
  ])
})

it('gives back an invoiced order by a credit note: what is owed first, the rest to balance or POS clearing', async () => {
  shop.tab.balances.set(shop.customerId, 600n)
  const sold = await shop.sell(sessionId, {
    customerId: shop.customerId,
    lines: [shop.line(shop.products.lamp, 2)],
    tenders: [later('1000'), tab('600'), cash('800')],
  })
  const back = await shop.as(shop.cashier).orders.refund({
    orderId: sold.orderId,
    sessionId,
    lines: 'all',
    reason: 'Changed their mind',
    idempotencyKey: newId(),
  })
  expect(back.invoice?.number).toMatch(/^CN\//)
  expect(back.tenders.map(({ methodId, amount }) => `${methodId} ${amount.amount}`)).toEqual([
    'later -1000',
    'tab -600',
    'cash -800',
  ])
  expect(await ofInvoice(back.invoice?.id ?? '')).toEqual([
    'Dr tax_payable 400',
    'Dr sales_returns 2000',
    'Cr receivable 2400',
  ])
  expect(await ofOrder(back.orderId)).toEqual([
    'Dr receivable 1400',
    'Cr pos_clearing 800',
    'Cr tab.balances 600',
  ])
  expect([await amountDue(sold.invoice?.id ?? ''), await amountDue(back.invoice?.id ?? '')]).toEqual([
    '0',
    '0',
  ])
  expect(await summary()).toEqual([])
})

it('rounds cash alone, and books the rounding apart', async () => {
  await shop.as(shop.owner).settings.change({ cashRounding: '5' })
  const { book } = shop.products
  const up = await shop.sell(sessionId, { lines: [shop.line(book)], tenders: [cash('1000')] })
  expect([up.rounding.amount, up.total.amount]).toEqual(['1', '999'])
  await shop.sell(sessionId, { lines: [shop.line(book)], tenders: [card('999')] })
  const back = await shop.as(shop.cashier).orders.refund({
    orderId: up.orderId,
    sessionId,
    lines: 'all',
    reason: 'Wrong book',
    idempotencyKey: newId(),
  })
  expect([back.tenders[0]?.amount.amount, back.rounding.amount]).toEqual(['-1000', '-1'])
  await shop.sell(sessionId, { lines: [shop.line(book)], tenders: [card('497'), cash('500')] })
  await shop.as(shop.owner).settings.change({ cashRounding: '0' })
  expect(await summary()).toEqual([
    'Dr cash 500',
    'Dr card_settlement 1496',
    'Dr pos_clearing 2997',
    'Dr sales_returns 999',
    'Dr cash_rounding 2',
    'Cr pos_clearing 2997',
    'Cr sales 2997',
  ])
})

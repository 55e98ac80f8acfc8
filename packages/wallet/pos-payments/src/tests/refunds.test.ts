import { accountingRouter, confirmInvoices, createCreditNotes, registerPayments } from '@erp/accounting'
import { createProducts } from '@erp/catalog'
import { pointOfSaleRouter } from '@erp/point-of-sale'
import { newId, transaction } from '@platform/database'
import { dayIn, requestHash } from '@platform/plugin-api'
import { adjustWallets, findRefundableAllocations, undoAllocations } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { only, openTill } from './open-till.ts'

/** A lamp at 30.00, without tax. */
const price = 3_000n

let till: Awaited<ReturnType<typeof openTill>>
let desk: ReturnType<typeof openDesk>
let sessionId: string
let lamp: string
let bank: string
beforeAll(async () => {
  till = await openTill()
  desk = openDesk()
  const [register, goods, journals] = await Promise.all([
    desk.registers.create({ code: 'T1', name: 'Front till', idempotencyKey: newId() }),
    transaction(till.test.database, (tx) =>
      createProducts(tx, till.company.id, null, [
        {
          code: 'LAMP',
          name: 'Lamp',
          description: null,
          category: null,
          barcode: null,
          unitPrice: price,
          taxId: null,
          idempotencyKey: newId(),
        },
      ]),
    ),
    till.bank(),
  ])
  lamp = only(goods).productId
  bank = journals
  const opened = await desk.sessions.open({
    registerId: register.registerId,
    openingCash: '0',
    idempotencyKey: newId(),
  })
  sessionId = opened.sessionId
})
afterAll(async () => {
  expect(await till.differences()).toEqual([])
  await till.test.close()
})

function openDesk() {
  return till.test.callerAs(pointOfSaleRouter, till.test.sessionOf(till.company, 'owner'))
}

const today = () => dayIn(till.company.timeZone)

const tender = (methodId: string, amount: bigint) => ({ methodId, amount: String(amount) })

/** Sells lamps, invoiced because a part is paid later; answers the order and its invoice. */
async function sellLater(customerId: string, pieces: number, tenders: ReturnType<typeof tender>[]) {
  const line = { productId: lamp, quantity: '1000', unitPrice: String(price) }
  const lines = Array.from({ length: pieces }, () => line)
  const receipt = await desk.orders.sell({ sessionId, customerId, lines, tenders, idempotencyKey: newId() })
  return { orderId: receipt.orderId, invoiceId: receipt.invoice?.id ?? '' }
}

const refund = (orderId: string, to = 'original') =>
  desk.orders.refund({ orderId, sessionId, lines: 'all', to, reason: 'Broken', idempotencyKey: newId() })

const given = async (receipt: ReturnType<typeof refund>) =>
  (await receipt).tenders.map(({ methodId, amount }) => `${methodId} ${amount.amount}`)

async function promotion(customerId: string, amount: bigint) {
  const act = { customerId, amount, note: 'Welcome', idempotencyKey: newId(), actorId: null, date: today() }
  const request = {
    ...act,
    direction: 'add',
    reason: 'promotion',
    expiresAt: new Date('2199-01-01'),
    requestHash: requestHash(act),
  } as const
  only(await transaction(till.test.database, (tx) => adjustWallets(tx, till.company, [request])))
}

it('turns no credit into cash that has paid an order later: it goes back into the very lots', async () => {
  const customer = await till.customer()
  await promotion(customer, 2_000n)
  const { orderId, invoiceId } = await sellLater(customer, 1, [tender('pay_later', price)])
  await desk.invoices.settle({
    sessionId,
    customerId: customer,
    invoices: [{ invoiceId, amount: '3000' }],
    tenders: [tender('wallet', 2_000n), tender('cash', 1_000n)],
    idempotencyKey: newId(),
  })
  expect(await given(refund(orderId, 'cash'))).toEqual(['wallet -2000', 'cash -1000'])
  expect(await till.lots(customer)).toEqual(['promotional 2000'])
})

it('gives back an order whose wallet credit was taken off its invoice in the back office', async () => {
  const customer = await till.customer()
  only(await till.move(till.deposit(customer, 5_000n)))
  const sold = await sellLater(customer, 2, [tender('wallet', 5_000n), tender('pay_later', 1_000n)])
  const [allocation] = await transaction(till.test.database, (tx) =>
    findRefundableAllocations(tx, till.company.id, [sold.invoiceId]),
  )
  const undo = {
    allocationId: allocation?.allocationId ?? '',
    idempotencyKey: newId(),
    requestHash: requestHash('undo'),
    actorId: null,
    date: today(),
  }
  only(await transaction(till.test.database, (tx) => undoAllocations(tx, till.company, [undo])))
  // All of it is owed again, so all of it is forgiven, and nothing comes back a second time.
  expect(await given(refund(sold.orderId))).toEqual(['pay_later -6000'])
  expect(await till.balance(customer)).toBe(5_000n)
})

it('gives back what a credit note of the back office has left', async () => {
  const { company } = till
  const { database } = till.test
  const customer = await till.customer()
  only(await till.move(till.deposit(customer, 5_000n)))
  const sold = await sellLater(customer, 2, [tender('wallet', 5_000n), tender('pay_later', 1_000n)])
  const paid = { invoiceId: sold.invoiceId, amount: 1_000n, journalId: bank, date: today(), reference: '' }
  only(
    await transaction(database, (tx) =>
      registerPayments(tx, company, null, [{ ...paid, idempotencyKey: newId() }]),
    ),
  )
  const note = {
    invoiceId: sold.invoiceId,
    lines: [{ line: 2, quantity: 1_000n }],
    date: today(),
    note: null,
    idempotencyKey: newId(),
  }
  const { invoiceId } = only(
    await transaction(database, (tx) => createCreditNotes(tx, company, null, [note])),
  )
  const confirm = { invoiceId, idempotencyKey: newId() }
  only(await transaction(database, (tx) => confirmInvoices(tx, company, null, [confirm])))
  // Of the 50.00 that the wallet paid, 30.00 came back by the credit note: the rest by the bank, so somebody chooses.
  await expect(refund(sold.orderId)).rejects.toThrow('Choose how to give it back')
  expect(await given(refund(sold.orderId, 'cash'))).toEqual(['wallet -2000', 'cash -1000'])
  expect(await till.balance(customer)).toBe(5_000n)
})

it('gives nothing back for what was written off of its invoice', async () => {
  const { company, test } = till
  const customer = await till.customer()
  only(await till.move(till.deposit(customer, 2_970n)))
  const sold = await sellLater(customer, 1, [tender('wallet', 2_970n), tender('pay_later', 30n)])
  const books = test.callerAs(accountingRouter, test.sessionOf(company, 'owner'))
  const { invoiceId } = sold
  const { writeOffId } = await books.writeOffs.post({ invoiceId, idempotencyKey: newId() })
  await expect(refund(sold.orderId, 'cash')).rejects.toThrow('€0.30 of INV')
  await books.writeOffs.undo({ writeOffId, idempotencyKey: newId() })
  expect(await given(refund(sold.orderId))).toEqual(['pay_later -30', 'wallet -2970'])
})

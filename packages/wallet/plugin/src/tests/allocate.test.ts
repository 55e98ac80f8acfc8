import { newId, transaction } from '@platform/database'
import { requestHash } from '@platform/plugin-api'
import { allocate } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'
import { shown } from './shown.ts'
import { differencesOf } from './verified.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

describe('wallet credit on an invoice', () => {
  it('is there from the customer on, and shows a received payment at once', async () => {
    const customer = await shop.customer()
    expect(await shop.balance(customer)).toBe(0n)
    const payment = await shop.payment(customer, 10_000n)
    expect(await shop.balance(customer)).toBe(10_000n)
    expect(await shop.bookedBy(`payment:${payment}`)).toEqual([
      'outstanding_receipts 10000, wallet.deposits -10000',
    ])
  })

  it('pays a part, then the rest, and books each: Dr wallet, Cr receivable', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 10_000n)
    const invoice = await shop.invoice(customer, 6_000n)
    const { items } = await shop.accountant.previewAllocate({ invoiceId: invoice, amount: '2500' })
    expect(shown(items)).toEqual(['1100 -2500', '2310 2500'])
    const first = await shop.allocate(invoice, 2_500n)
    expect(first).toMatchObject({
      walletBalance: { amount: '7500', currency: 'EUR' },
      invoiceResidual: { amount: '3500', currency: 'EUR' },
    })
    expect(await shop.booked(first.allocationId)).toBe('receivable -2500, wallet.deposits 2500')
    const panel = await shop.accountant.invoicePanel({ invoiceId: invoice })
    expect(panel).toMatchObject({ proposed: { amount: '3500' }, obstacle: null })
    const second = await shop.allocate(invoice, 3_500n)
    expect(second.invoiceResidual.amount).toBe('0')
    expect((await shop.accountant.invoicePanel({ invoiceId: invoice })).obstacle).toBe('paid')
  })

  it('is undone: the invoice is due again, the credit is back, once', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 5_000n)
    const invoice = await shop.invoice(customer, 5_000n)
    const { allocationId } = await shop.allocate(invoice, 5_000n)
    const foreseen = await shop.accountant.previewUndoAllocation({ allocationId })
    expect([foreseen.walletBalance.amount, shown(foreseen.items)]).toEqual([
      '5000',
      ['1100 5000', '2310 -5000'],
    ])
    const undone = await shop.undo(allocationId)
    expect(undone).toMatchObject({ walletBalance: { amount: '5000' }, invoiceResidual: { amount: '5000' } })
    expect(await shop.bookedBy(`undo:${allocationId}`)).toEqual(['receivable 5000, wallet.deposits -5000'])
    await expect(shop.undo(allocationId)).rejects.toThrow(/undone before/)
    // Neither the allocation nor its undoing is left open on the receivable.
    expect(await shop.due(invoice)).toBe(5_000n)
    expect(await shop.allocate(invoice, 5_000n)).toMatchObject({ invoiceResidual: { amount: '0' } })
  })

  it('answers a key sent again as before, and refuses it for another amount', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 5_000n)
    const invoice = await shop.invoice(customer, 4_000n)
    const key = newId()
    const first = await shop.allocate(invoice, 4_000n, key)
    const again = await shop.allocate(invoice, 4_000n, key)
    expect(again).toEqual(first)
    await expect(shop.allocate(invoice, 1_000n, key)).rejects.toThrow(/already sent with other details/)
    expect(await shop.balance(customer)).toBe(1_000n)
  })

  it('counts a double click once, however the two requests meet', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 5_000n)
    const invoice = await shop.invoice(customer, 4_000n)
    const key = newId()
    const answers = await Promise.all(Array.from({ length: 5 }, () => shop.allocate(invoice, 4_000n, key)))
    expect(new Set(answers.map(({ allocationId }) => allocationId)).size).toBe(1)
    expect(await shop.balance(customer)).toBe(1_000n)
  })

  it('lets exactly one of two tabs spend the same credit', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 5_000n)
    const invoices = await Promise.all([shop.invoice(customer, 5_000n), shop.invoice(customer, 5_000n)])
    const outcomes = await Promise.allSettled(invoices.map((invoice) => shop.allocate(invoice, 5_000n)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const refused = outcomes.find((outcome) => outcome.status === 'rejected')
    expect(String(refused?.reason)).toMatch(/0\.00 available/)
    expect(await shop.balance(customer)).toBe(0n)
  })

  it('lets exactly one of two tabs pay the same invoice', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 10_000n)
    const invoice = await shop.invoice(customer, 5_000n)
    const outcomes = await Promise.allSettled([
      shop.allocate(invoice, 5_000n),
      shop.allocate(invoice, 5_000n),
    ])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await shop.balance(customer)).toBe(5_000n)
  })

  it('lets two that arrive together share an invoice: the second gets what the first has left', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 10_000n)
    const invoice = await shop.invoice(customer, 5_000n)
    const outcomes = await Promise.allSettled(
      [2_000n, 2_500n, 1_000n].map((part) => shop.allocate(invoice, part)),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(String(outcomes[2]?.status === 'rejected' && outcomes[2].reason)).toMatch(/€5\.00 is due/)
    expect(await shop.due(invoice)).toBe(500n)
  })

  it('refuses in words: too much, more than is due, drafts, other currencies, other companies', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 1_000n)
    const invoice = await shop.invoice(customer, 5_000n)
    await expect(shop.allocate(invoice, 2_000n)).rejects.toThrow(/has €10\.00 available/)
    await expect(shop.allocate(invoice, 6_000n)).rejects.toThrow(/€50\.00 is due/)
    const foreign = await shop.invoice(customer, 5_000n, 'USD')
    await expect(shop.allocate(foreign, 500n)).rejects.toThrow(/in USD and the wallet is kept in EUR/)
    await expect(shop.allocate(newId(), 500n)).rejects.toThrow(/no such invoice/)
    for (const amount of ['0', '-5', '1.5', '1e3', '', '9223372036854775808', 'NaN'])
      await expect(
        shop.accountant.allocate({ invoiceId: invoice, amount, idempotencyKey: newId() }),
      ).rejects.toThrow()
    const elsewhere = await shop.test.createCompany({ name: 'Elsewhere' })
    const stranger = shop.test.callerAs(
      (await import('../router.ts')).walletRouter,
      shop.test.sessionOf(elsewhere, 'accountant'),
    )
    await expect(
      stranger.allocate({ invoiceId: invoice, amount: '500', idempotencyKey: newId() }),
    ).rejects.toThrow(/no such invoice/)
    expect(await shop.balance(customer)).toBe(1_000n)
    expect(await shop.due(invoice)).toBe(5_000n)
  })

  it('never lets a refused allocation of a set spoil its neighbours', async () => {
    const { company, test } = shop
    const rich = await shop.customer('Rich')
    const poor = await shop.customer('Poor')
    await shop.payment(rich, 100_000n)
    const invoices = await Promise.all([
      ...Array.from({ length: 9 }, () => shop.invoice(rich, 1_000n)),
      shop.invoice(poor, 1_000n),
    ])
    const requests = invoices.map((invoiceId) => ({
      invoiceId,
      amount: 1_000n,
      idempotencyKey: newId(),
      requestHash: requestHash({ invoiceId }),
      actorId: null,
      date: '2026-03-02',
    }))
    const outcomes = await transaction(test.database, (tx) => allocate(tx, company, requests))
    expect(outcomes.filter((outcome) => 'allocationId' in outcome)).toHaveLength(9)
    expect(outcomes[9]).toMatchObject({ code: 'insufficient_funds' })
    expect(await shop.balance(rich)).toBe(91_000n)
  })
})

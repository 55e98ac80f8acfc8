import { newId, transaction } from '@platform/database'
import { dayIn, requestHash } from '@platform/plugin-api'
import { batchedCaptures, type Moved, placeHolds } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { walletRouter } from '../router.ts'
import { only, openShop } from './open-shop.ts'
import { setWalletClock } from './set-wallet-clock.ts'
import { shown } from './shown.ts'
import { differencesOf } from './verified.ts'

let shop: Awaited<ReturnType<typeof openShop>>
let owner: ReturnType<typeof ownerOf>

beforeAll(async () => {
  shop = await openShop()
  owner = ownerOf()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

const ownerOf = () => shop.test.callerAs(walletRouter, shop.test.sessionOf(shop.company, 'owner'))
const key = () => ({ idempotencyKey: newId() })
const in5Days = () => dayIn(shop.company.timeZone, new Date(Date.now() + 5 * 86_400_000))

/** A customer with that much paid in, and some of it reserved. */
async function reserved(paid: bigint, amount: bigint) {
  const customerId = await shop.customer()
  await shop.payment(customerId, paid)
  const { transactionId: holdId } = await owner.placeHold({
    customerId,
    amount: amount.toString(),
    expiresOn: in5Days(),
    note: 'Sofa, to be delivered',
    ...key(),
  })
  const { walletId } = await owner.ofCustomer({ customerId })
  return { customerId, holdId, walletId }
}

describe('what a deed shows beforehand', () => {
  it('is what it posts, the balance afterwards, and nothing has happened', async () => {
    const customerId = await shop.customer()
    await shop.payment(customerId, 1_000n)
    const fields = { customerId, amount: '250', direction: 'remove', reason: 'correction' } as const
    const preview = await owner.previewAdjust(fields)
    expect(shown(preview.items)).toEqual(['6590 -250', '2310 250'])
    expect(preview.walletBalance).toEqual({ amount: '750', currency: 'EUR' })
    expect(await shop.balance(customerId)).toBe(1_000n)
    const { transactionId } = await owner.adjust({ ...fields, note: 'Counted wrong', ...key() })
    expect(await shop.booked(transactionId)).toBe('wallet.adjustments -250, wallet.deposits 250')
    await expect(owner.previewAdjust({ ...fields, amount: '751' })).rejects.toThrow(/€7\.50 available/)
    expect(shown((await owner.previewGrant({ customerId, amount: '100' })).items)).toEqual([
      '4190 100',
      '2320 -100',
    ])
  })

  it('asks for the same permission as the deed, and for the same settings', async () => {
    const customerId = await shop.customer()
    const auditor = shop.test.callerAs(walletRouter, shop.test.sessionOf(shop.company, 'auditor'))
    await expect(auditor.previewGrant({ customerId, amount: '100' })).rejects.toThrow(/may not do this/)
    const transfer = { customerId, toCustomerId: await shop.customer(), amount: '100' }
    await expect(owner.previewTransfer(transfer)).rejects.toThrow(/does not move between customers/)
  })
})

describe('reserved credit', () => {
  it('is listed with what for, by whom and until when, and leaves the list when it is released', async () => {
    const { customerId, holdId, walletId } = await reserved(2_000n, 1_500n)
    expect((await owner.holds({ walletId })).holds).toEqual([
      expect.objectContaining({
        holdId,
        left: { amount: '1500', currency: 'EUR' },
        lastDay: in5Days(),
        note: 'Sofa, to be delivered',
      }),
    ])
    expect(await owner.previewRelease({ customerId, holdId })).toMatchObject({
      entries: 0,
      walletAvailable: { amount: '2000' },
    })
    const released = await owner.releaseHold({ customerId, holdId, ...key() })
    expect(released.walletAvailable.amount).toBe('2000')
    expect((await owner.holds({ walletId })).holds).toEqual([])
    await expect(owner.releaseHold({ customerId, holdId, ...key() })).rejects.toThrow(/booked before/)
  })

  it('pays in parts, against the till or an invoice, and never more than is left', async () => {
    const { customerId, holdId, walletId } = await reserved(2_000n, 1_500n)
    const spend = { customerId, holdId, note: 'First delivery' }
    const preview = await owner.previewCapture({ customerId, holdId, amount: '400' })
    expect(preview.walletBalance.amount).toBe('1600')
    const first = await owner.captureHold({ ...spend, amount: '400', ...key() })
    expect(await shop.booked(first.transactionId)).toBe('pos_clearing -400, wallet.deposits 400')

    const invoiceId = await shop.invoice(customerId, 1_000n)
    expect((await owner.openInvoices({ customerId })).invoices).toEqual([
      { invoiceId, number: expect.any(String), amountDue: { amount: '1000', currency: 'EUR' } },
    ])
    const second = await owner.captureHold({ ...spend, invoiceId, amount: '1000', ...key() })
    expect(await shop.booked(second.transactionId)).toBe('receivable -1000, wallet.deposits 1000')
    expect(await shop.due(invoiceId)).toBe(0n)
    await expect(owner.captureHold({ ...spend, amount: '101', ...key() })).rejects.toThrow(/€1\.00 is left/)
    expect((await owner.holds({ walletId })).holds[0]?.left.amount).toBe('100')

    // Undone, it is the customer's again, and reserved for nothing.
    const undone = await shop.undo(second.transactionId)
    expect(undone).toMatchObject({ walletBalance: { amount: '1600' }, walletAvailable: { amount: '1500' } })
    expect(await shop.due(invoiceId)).toBe(1_000n)
  })

  it('comes off an invoice again when the payment that had brought it is returned', async () => {
    const customerId = await shop.customer()
    const paymentId = await shop.payment(customerId, 1_000n)
    const { transactionId: holdId } = await owner.placeHold({
      customerId,
      amount: '1000',
      expiresOn: in5Days(),
      note: 'Sofa',
      ...key(),
    })
    const invoiceId = await shop.invoice(customerId, 1_000n)
    await owner.captureHold({ customerId, holdId, invoiceId, amount: '1000', note: 'Sofa', ...key() })
    await shop.returnPayment(paymentId)
    expect(await shop.due(invoiceId)).toBe(1_000n)
    expect(await shop.balance(customerId)).toBe(0n)
  })

  it('is nobody else’s: another customer’s invoice is refused, another customer’s hold is unknown', async () => {
    const { customerId, holdId } = await reserved(1_000n, 1_000n)
    const other = await shop.customer()
    const invoiceId = await shop.invoice(other, 500n)
    const request = { customerId, holdId, amount: '500', note: 'Mixed up', ...key() }
    await expect(owner.captureHold({ ...request, invoiceId })).rejects.toThrow(/no such invoice/)
    const othersInvoice = { ...request, customerId: other, invoiceId }
    await expect(owner.captureHold(othersInvoice)).rejects.toThrow(/no such hold/)
    await expect(owner.captureHold({ ...request, customerId: other })).rejects.toThrow(/no such hold/)
  })

  it('is available again once it has expired, and cannot be spent as reserved', async () => {
    const { customerId, holdId, walletId } = await reserved(1_000n, 600n)
    await setWalletClock(shop.test, new Date(Date.now() + 10 * 86_400_000))
    try {
      expect((await owner.holds({ walletId })).holds).toEqual([])
      await expect(
        owner.captureHold({ customerId, holdId, amount: '600', note: 'Late', ...key() }),
      ).rejects.toThrow(/has expired/)
    } finally {
      await setWalletClock(shop.test, null)
    }
  })

  it('is captured by many at once in few commits, each once', async () => {
    const { company, test } = shop
    const customerId = await shop.customer()
    await shop.payment(customerId, 1_000n)
    const act = (source: string) => ({
      customerId,
      note: null,
      requestHash: requestHash({ source }),
      actorId: null,
      date: dayIn(company.timeZone),
      source,
      ...key(),
    })
    const expiresAt = new Date(Date.now() + 3_600_000)
    const placed = only(
      await transaction(test.database, (tx) =>
        placeHolds(tx, company, [{ ...act(`order:${newId()}`), amount: 1_000n, expiresAt }]),
      ),
    )
    const captures = Array.from({ length: 60 }, (_, index) => ({
      ...act(`parcel:${newId()}`),
      holdId: placed.transactionId,
      amount: 20n,
      reference: `Parcel ${index}`,
    }))
    const capture = batchedCaptures(test.database)
    const answers = await Promise.all(
      [...captures, ...captures].map((request) => capture({ company, request })),
    )
    const done = answers.filter((answer): answer is Moved => 'transactionId' in answer)
    expect(done).toHaveLength(100)
    expect(new Set(done.map(({ transactionId }) => transactionId)).size).toBe(50)
    expect(await shop.balance(customerId)).toBe(0n)
  })
})

describe('what a balance consists of', () => {
  it('is shown by origin and expiry, in the order in which it is spent', async () => {
    const customerId = await shop.customer()
    await shop.payment(customerId, 1_000n)
    await owner.grant({ customerId, amount: '300', note: 'Birthday', ...key() })
    await owner.grant({ customerId, amount: '200', expiresOn: in5Days(), note: 'Summer', ...key() })
    await owner.placeHold({ customerId, amount: '250', expiresOn: in5Days(), note: 'Lamp', ...key() })
    const { walletId } = await owner.ofCustomer({ customerId })
    const { lots, more } = await owner.lots({ walletId, limit: 2 })
    expect(more).toBe(1)
    expect(
      lots.map(({ origin, left, reserved: held, lastDay, kind }) => [
        origin,
        left.amount,
        held.amount,
        lastDay,
        kind,
      ]),
    ).toEqual([
      ['promotional', '200', '200', in5Days(), 'promotion'],
      ['promotional', '300', '50', null, 'promotion'],
    ])
  })
})

describe('the history of a wallet', () => {
  it('says who moved credit, who froze the wallet and why, and who let it below zero', async () => {
    const customerId = await shop.customer()
    await owner.changeSettings({ overdraftAllowed: true })
    await owner.freeze({ customerId, status: 'frozen_in', note: 'Disputed payment' })
    await owner.freeze({ customerId, status: 'active', note: null })
    await owner.setFloor({ customerId, overdraft: '500' })
    const { walletId, overdraft } = await owner.ofCustomer({ customerId })
    expect(overdraft.amount).toBe('500')
    expect((await owner.changes({ walletId })).changes).toMatchObject([
      { what: 'overdraft', overdraft: { amount: '500' } },
      { what: 'status', status: 'active', note: null },
      { what: 'status', status: 'frozen_in', note: 'Disputed payment' },
    ])
  })
})

describe('the settings of wallets', () => {
  it('change one by one: what is left out stays as it is', async () => {
    await owner.changeSettings({ transfersAllowed: true, expiryReminderDays: 30 })
    expect(await owner.changeSettings({ overdraftAllowed: true })).toMatchObject({
      transfersAllowed: true,
      overdraftAllowed: true,
      expiryReminderDays: 30,
    })
    await owner.changeSettings({ transfersAllowed: false })
  })
})

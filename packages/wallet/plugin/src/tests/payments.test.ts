import { accountingRouter } from '@erp/accounting'
import { createUsers } from '@erp/identity'
import { transaction } from '@platform/database'
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

describe('payments and wallets', () => {
  it('leaves the surplus of a payment in the wallet', async () => {
    const customer = await shop.customer()
    const invoice = await shop.invoice(customer, 6_000n)
    const payment = await shop.payment(customer, 10_000n, { destination: 'invoices' })
    expect(await shop.due(invoice)).toBe(0n)
    expect(await shop.balance(customer)).toBe(4_000n)
    expect(await shop.bookedBy(`payment:${payment}`)).toEqual([
      'outstanding_receipts 10000, receivable -6000, wallet.deposits -4000',
    ])
  })

  it('pays credit out, and only what the customer paid in', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 3_000n)
    const payout = await shop.payment(customer, 1_000n, { direction: 'send' })
    expect(await shop.bookedBy(`payment:${payout}`)).toEqual([
      'outstanding_payments -1000, wallet.deposits 1000',
    ])
    await expect(shop.payment(customer, 2_500n, { direction: 'send' })).rejects.toThrow(/€20\.00/)
    const invoice = await shop.invoice(customer, 500n)
    await shop.allocate(invoice, 500n)
    await shop.creditNote(invoice, 1000n)
    expect(await shop.balance(customer)).toBe(2_000n)
    await shop.returnPayment(payout)
    expect(await shop.balance(customer)).toBe(3_000n)
  })

  it('pays out to a customer who owes only by whoever has a permission for that', async () => {
    const { company, test } = shop
    const person = (role: 'owner' | 'accountant') => ({
      name: role,
      email: `${role}@payouts.example`,
      password: 'a long password',
      memberships: [{ companyId: company.id, role }],
    })
    const [owner, accountant] = await transaction(test.database, (tx) =>
      createUsers(tx, [person('owner'), person('accountant')]),
    )
    const customer = await shop.customer()
    await shop.payment(customer, 3_000n)
    const payOut = (amount: bigint, by = accountant) =>
      shop.payment(customer, amount, { direction: 'send', actorId: by?.id ?? null })
    await payOut(500n)
    const invoice = await shop.invoice(customer, 800n)
    await expect(payOut(500n)).rejects.toThrow(/owes €8\.00/)
    expect(await shop.balance(customer)).toBe(2_500n)
    await payOut(500n, owner)
    await shop.allocate(invoice, 800n)
    await payOut(1_200n)
    expect(await shop.balance(customer)).toBe(0n)
  })

  it('takes back an unspent payment', async () => {
    const customer = await shop.customer()
    const payment = await shop.payment(customer, 5_000n)
    await shop.returnPayment(payment)
    expect(await shop.balance(customer)).toBe(0n)
    await expect(shop.returnPayment(payment)).rejects.toThrow()
  })

  it('undoes the allocations a returned payment had paid for, and keeps other credit', async () => {
    const customer = await shop.customer()
    const bounced = await shop.payment(customer, 5_000n)
    await shop.payment(customer, 2_000n)
    const first = await shop.invoice(customer, 3_000n)
    const second = await shop.invoice(customer, 2_500n)
    await shop.allocate(first, 3_000n)
    const { allocationId } = await shop.allocate(second, 2_500n)
    await shop.returnPayment(bounced)
    expect(await shop.balance(customer)).toBe(2_000n)
    expect(await shop.due(first)).toBe(3_000n)
    expect(await shop.due(second)).toBe(2_500n)
    expect(await shop.bookedBy(`undo:${allocationId}`)).toEqual(['receivable 2500, wallet.deposits -2500'])
  })

  it('has the customer owe what was spent where it cannot be undone', async () => {
    const customer = await shop.customer()
    const bounced = await shop.payment(customer, 5_000n)
    await shop.payment(customer, 4_000n, { direction: 'send' })
    await shop.returnPayment(bounced)
    expect(await shop.balance(customer)).toBe(0n)
    const entries = await shop.bookedBy(`payment-return:${bounced}`)
    const all = [...entries, ...(await shop.bookedBy(`payment:${bounced}`))]
    expect(all).toContainEqual('outstanding_receipts -5000, receivable 4000, wallet.deposits 1000')
  })
})

it('keeps the accounts of wallets to themselves, so that they go on agreeing', async () => {
  const books = shop.test.callerAs(accountingRouter, shop.test.sessionOf(shop.company, 'owner'))
  const { accountRoles } = await books.books.get()
  const accountOf = (role: string) => accountRoles.find((one) => one.role === role)?.account.id ?? ''
  const give = (role: string, of: string) => books.accounts.giveRole({ role, accountId: accountOf(of) })
  const withoutRole = 'it needs an account without another role'
  await expect(give('outstanding_receipts', 'wallet.overdrafts')).rejects.toThrow(withoutRole)
  await expect(give('wallet.gift_cards', 'wallet.promotional')).rejects.toThrow(/it needs an account/)
  await expect(give('wallet.overdrafts', 'outstanding_payments')).rejects.toThrow(/it needs an account/)
})

describe('a payment that comes back', () => {
  it.each(['cancelled', 'bounced', 'charged_back'] as const)(
    'as %s is taken back as far as it is unspent, then off its invoices, and the rest is owed',
    async (reason) => {
      const customer = await shop.customer()
      const returned = await shop.payment(customer, 10_000n)
      await shop.payment(customer, 2_000n, { direction: 'send' })
      const invoice = await shop.invoice(customer, 5_000n)
      const { allocationId } = await shop.allocate(invoice, 5_000n)
      const books = shop.test.callerAs(accountingRouter, shop.test.sessionOf(shop.company, 'accountant'))
      const foreseen = await books.payments.previewCancel({ paymentId: returned, reason, date: '2026-03-02' })
      await shop.returnPayment(returned, reason)
      const payment = await books.payments.get({ paymentId: returned })
      expect(payment).toMatchObject({ status: 'cancelled', returnReason: reason })
      const entry = await books.entries.get({ entryId: payment.cancelEntryId ?? '' })
      expect(entry.items.map(({ account, debit, credit }) => [account, debit, credit])).toEqual(
        foreseen.items.flatMap((item) => (item.entry === 2 ? [[item.account, item.debit, item.credit]] : [])),
      )
      expect([foreseen.entries, shown(foreseen.items.filter((item) => item.entry === 1))]).toEqual([
        2,
        ['1100 5000', '2310 -5000'],
      ])
      expect(await shop.booked(entry.id)).toBe(
        'outstanding_receipts -10000, receivable 2000, wallet.deposits 8000',
      )
      expect(await shop.bookedBy(`undo:${allocationId}`)).toEqual(['receivable 5000, wallet.deposits -5000'])
      const owed = entry.items.find(({ label }) => label === 'Returned payment')
      expect(owed).toMatchObject({ debit: { amount: '2000' }, residual: { amount: '2000' } })
      expect(await shop.due(invoice)).toBe(5_000n)
      expect(await shop.balance(customer)).toBe(0n)
    },
  )
})

describe('credit notes and wallets', () => {
  it('goes against what is due first, and gives back to the wallet what was paid', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 4_000n)
    const invoice = await shop.invoice(customer, 10_000n)
    await shop.allocate(invoice, 4_000n)
    await shop.creditNote(invoice, 500n)
    expect(await shop.due(invoice)).toBe(1_000n)
    expect(await shop.balance(customer)).toBe(0n)
    await shop.creditNote(invoice, 500n)
    expect(await shop.due(invoice)).toBe(0n)
    expect(await shop.balance(customer)).toBe(4_000n)
  })

  it('returns wallet credit into the very lots, so that it can be paid out again', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 4_000n)
    const invoice = await shop.invoice(customer, 4_000n)
    const { allocationId } = await shop.allocate(invoice, 4_000n)
    const creditNote = await shop.draftCreditNote(invoice, 1000n)
    const books = shop.test.callerAs(accountingRouter, shop.test.sessionOf(shop.company, 'accountant'))
    const foreseen = await books.invoices.previewEntry({ invoiceId: creditNote })
    expect([foreseen.entries, shown(foreseen.items.filter((item) => item.entry === 2))]).toEqual([
      2,
      ['1100 4000', '2310 -4000'],
    ])
    expect(await shop.balance(customer)).toBe(0n)
    await shop.confirm(creditNote)
    expect(await shop.balance(customer)).toBe(4_000n)
    expect(await shop.bookedBy(`credit-note:${creditNote}:${allocationId}`)).toEqual([
      'receivable 4000, wallet.deposits -4000',
    ])
    // A refund lot could not leave the wallet; the lot that was paid in can.
    await shop.payment(customer, 4_000n, { direction: 'send' })
    expect(await shop.balance(customer)).toBe(0n)
    await expect(shop.undo(allocationId)).rejects.toThrow(/came back to the wallet already/)
  })

  it('makes a refund lot of what was paid by bank', async () => {
    const customer = await shop.customer()
    const invoice = await shop.invoice(customer, 4_000n)
    await shop.payment(customer, 4_000n, { destination: 'invoices' })
    await shop.creditNote(invoice, 1000n)
    expect(await shop.balance(customer)).toBe(4_000n)
    await expect(shop.payment(customer, 4_000n, { direction: 'send' })).rejects.toThrow(
      /€0\.00 may be paid out/,
    )
  })
})

import { setLockDate } from '@erp/accounting'
import { newId, transaction } from '@platform/database'
import { dayIn } from '@platform/plugin-api'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openShop, refused, type Shop } from '../testing/open-shop.ts'

let shop: Shop
let sessionId: string
beforeAll(async () => {
  shop = await openShop()
  sessionId = await shop.openSession()
})
beforeEach(() => shop.tab.balances.clear())
afterAll(async () => {
  expect(await shop.verified()).toEqual([])
  await shop.close()
})

const cash = (amount: string, received = amount) => ({ methodId: 'cash', amount, received })
const orders = async () => {
  const rows = await shop.sql<{ count: string }>('select count(*) from point_of_sale.pos_order')
  return rows[0]?.count
}

type Sale = Parameters<Shop['sale']>[1]
/** What differs from one lamp paid in cash. */
type Attempt = Omit<NonNullable<Sale>, 'lines'> & { readonly lines?: readonly object[] }

describe('a sale', () => {
  const attempts: readonly (readonly [string, Attempt])[] = [
    ['tendered_too_little', { tenders: [cash('1199')] }],
    ['tendered_too_little', { tenders: [] }],
    ['cash_amount_wrong', { tenders: [cash('1201')] }],
    ['received_too_little', { tenders: [cash('1200', '1199')] }],
    ['tendered_too_much', { tenders: [{ methodId: 'card', amount: '1201' }] }],
    ['tendered_too_much', { tenders: [{ methodId: 'card', amount: '1200' }, cash('1')] }],
    ['tender_twice', { tenders: [cash('600'), cash('600')] }],
    ['method_not_offered', { tenders: [{ methodId: 'cheque', amount: '1200' }] }],
    ['customer_needed', { tenders: [{ methodId: 'tab', amount: '1200' }] }],
    ['customer_needed', { tenders: [{ methodId: 'later', amount: '1200' }] }],
    ['unknown_customer', { customerId: newId() }],
    ['unknown_session', { sessionId: newId() }],
    ['manager_needed', { lines: [{ unitPrice: '1100' }], tenders: [cash('1100')] }],
    ['manager_needed', { lines: [{ discount: 1_000 }], tenders: [cash('1080')] }],
    ['unknown_product', { lines: [{ productId: newId() }] }],
    ['customer_needed', { tenders: [cash('1200', '1300')], keepChange: { methodId: 'tab', amount: '100' } }],
    ['method_not_offered', { keepChange: { methodId: 'cheque', amount: '100' } }],
  ]
  it.each(attempts)('is refused: %s', async (code, { lines, ...fields }) => {
    const before = await orders()
    const basket = lines?.map((line) => ({ ...shop.line(shop.products.lamp), ...line }))
    expect(await refused(shop.sell(sessionId, { ...fields, ...(basket ? { lines: basket } : {}) }))).toBe(
      code,
    )
    expect(await orders()).toBe(before)
  })

  it('keeps at most the change, not in a drawer, and not beside the balance that pays', async () => {
    const { customerId } = shop
    shop.tab.balances.set(customerId, 5_000n)
    const keep = (methodId: string, amount: string) => ({ keepChange: { methodId, amount }, customerId })
    expect(
      await refused(shop.sell(sessionId, { ...keep('tab', '101'), tenders: [cash('1200', '1300')] })),
    ).toBe('change_too_small')
    expect(
      await refused(shop.sell(sessionId, { ...keep('cash', '100'), tenders: [cash('1200', '1300')] })),
    ).toBe('keeps_nothing')
    const tenders = [{ methodId: 'tab', amount: '200' }, cash('1000', '1100')]
    expect(await refused(shop.sell(sessionId, { ...keep('tab', '100'), tenders }))).toBe(
      'change_beside_account',
    )
  })

  it('leaves its neighbours alone, and no gap, when a balance is short', async () => {
    const { customerId } = shop
    shop.tab.balances.set(customerId, 1_200n)
    const paid = { customerId, tenders: [{ methodId: 'tab', amount: '1200' }] }
    const outcomes = await Promise.allSettled([
      shop.sell(sessionId, paid),
      shop.sell(sessionId, paid),
      shop.sell(sessionId),
      shop.sell(sessionId, paid),
      shop.sell(sessionId),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ])
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason.cause.code).toBe('insufficient_funds')
  })

  it('is within the credit limit, and writes nothing beyond it', async () => {
    const { customerId } = shop
    shop.tab.limits.set(customerId, 1_000n)
    const before = await orders()
    expect(
      await refused(shop.sell(sessionId, { customerId, tenders: [{ methodId: 'later', amount: '1200' }] })),
    ).toBe('credit_limit')
    expect(await orders()).toBe(before)
  })

  it('asks for proof where the method wants it, and takes it with the same key', async () => {
    const { customerId } = shop
    shop.tab.balances.set(customerId, 100_000n)
    const lines = [shop.line(shop.products.lamp, 50)]
    const tender = { methodId: 'tab', amount: '60000' }
    const sale = shop.sale(sessionId, { customerId, lines, tenders: [tender] })
    const till = shop.as(shop.cashier)
    expect(await refused(till.orders.sell(sale))).toBe('proof_needed')
    const wrong = { ...tender, proof: { kind: 'pin' as const, value: '0000' } }
    expect(await refused(till.orders.sell({ ...sale, tenders: [wrong] }))).toBe('wrong_proof')
    const right = { ...tender, proof: { kind: 'pin' as const, value: '1234' } }
    const receipt = await till.orders.sell({ ...sale, tenders: [right] })
    expect(await till.orders.sell(sale)).toEqual(receipt)
  })
})

describe('who may', () => {
  const discounted = () => ({
    lines: [shop.line(shop.products.lamp, 1, { discount: 1_250 })],
    tenders: [cash('1050')],
  })

  it('lets a manager stand in by PIN, with the same key, and writes down who', async () => {
    const till = shop.as(shop.cashier)
    await shop.as(shop.owner).cashiers.setPin({ userId: shop.owner.user.id, pin: '4711' })
    await till.cashiers.setPin({ userId: shop.cashier.user.id, pin: '1111' })
    const sale = shop.sale(sessionId, discounted())
    expect(await refused(till.orders.sell(sale))).toBe('manager_needed')
    const approval = (userId: string, pin: string) => ({ ...sale, approval: { userId, pin } })
    expect(await refused(till.orders.sell(approval(shop.owner.user.id, '4712')))).toBe('wrong_pin')
    expect(await refused(till.orders.sell(approval(shop.cashier.user.id, '1111')))).toBe('manager_needed')
    const { orderId, total } = await till.orders.sell(approval(shop.owner.user.id, '4711'))
    expect(total.amount).toBe('1050')
    expect(
      await shop.sql('select approved_by from point_of_sale.pos_order where id = $1', [orderId]),
    ).toEqual([{ approved_by: shop.owner.user.id }])
  })

  it('goes by who stands at the till, not by who is signed in there', async () => {
    const owner = shop.as(shop.owner)
    await owner.cashiers.setPin({ userId: shop.owner.user.id, pin: '4711' })
    await shop.as(shop.cashier).cashiers.setPin({ userId: shop.cashier.user.id, pin: '1111' })
    await owner.cashiers.identify({ sessionId, userId: shop.owner.user.id, pin: '4711' })
    expect((await shop.sell(sessionId, discounted())).cashier.name).toBe('Olga Owner')
    const { may } = await owner.cashiers.identify({ sessionId, userId: shop.cashier.user.id, pin: '1111' })
    expect(may).not.toContain('point-of-sale.discount')
    expect(await refused(shop.sell(sessionId, discounted(), shop.owner))).toBe('manager_needed')
  })

  it('goes by nobody who was shut out of the company, neither at the till nor by their PIN', async () => {
    const manager = (await shop.person('accountant', 'Gareth Gone')).user.id
    const till = shop.as(shop.cashier)
    await shop.as(shop.owner).cashiers.setPin({ userId: manager, pin: '3333' })
    await till.cashiers.identify({ sessionId, userId: manager, pin: '3333' })
    expect((await shop.sell(sessionId, discounted())).total.amount).toBe('1050')

    await shop.sql('update identity.membership set deactivated_at = now() where person_id = $1', [manager])
    expect(await refused(shop.sell(sessionId, discounted()))).toBe('manager_needed')
    const approval = { userId: manager, pin: '3333' }
    expect(await refused(shop.sell(sessionId, { ...discounted(), approval }))).toBe('unknown_person')
    expect(await refused(till.cashiers.identify({ sessionId, ...approval }))).toBe('unknown_person')
    expect((await till.cashiers.list()).map(({ name }) => name)).not.toContain('Gareth Gone')
    await shop.as(shop.cashier).cashiers.setPin({ userId: shop.cashier.user.id, pin: '1111' })
    await till.cashiers.identify({ sessionId, userId: shop.cashier.user.id, pin: '1111' })
  })

  it('throttles guesses at a PIN, and says how long', async () => {
    const userId = (await shop.person('accountant', 'Greta Guessed')).user.id
    await shop.as(shop.owner).cashiers.setPin({ userId, pin: '2222' })
    const guess = (pin: string) =>
      shop.as(shop.cashier).cashiers.vouch({ userId, pin, permission: 'point-of-sale.discount' })
    for (let time = 0; time < 5; time++) expect(await refused(guess('0000'))).toBe('wrong_pin')
    expect(await refused(guess('2222'))).toBe('too_many_pins')
    const [kept] = await shop.sql<{ pin_hash: string }>(
      'select pin_hash from point_of_sale.cashier_pin where user_id = $1',
      [userId],
    )
    expect(kept?.pin_hash).toMatch(/^\$argon2id\$/)
  })

  it('sets the PIN of others only for who sets up the till', async () => {
    const till = shop.as(shop.cashier)
    expect(await refused(till.cashiers.setPin({ userId: shop.owner.user.id, pin: '1234' }))).toBe(
      'not_your_pin',
    )
    await expect(
      till.registers.create({ code: 'T9', name: 'Mine', idempotencyKey: newId() }),
    ).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('sessions and registers', () => {
  it('has one session open at a register', async () => {
    expect(await refused(shop.openSession())).toBe('session_open')
    expect(await refused(shop.as(shop.owner).registers.archive({ registerId: shop.registerId }))).toBe(
      'register_in_use',
    )
  })

  it('does not let a day be locked on which a session is open', async () => {
    const { company, database } = shop
    const today = dayIn(company.timeZone)
    const lock = () =>
      transaction(database, (tx) =>
        setLockDate(tx, company.id, { lockDate: today, today, actorId: null, mayReopen: true }),
      )
    expect(await refused(lock())).toBe('session_open_in_period')
  })

  it('keeps codes apart, and one that receipts carry as it is', async () => {
    const owner = shop.as(shop.owner)
    const fields = { code: 'T1', name: 'Second till' }
    expect(await refused(owner.registers.create({ ...fields, idempotencyKey: newId() }))).toBe('code_taken')
    expect(
      await refused(
        owner.registers.update({ registerId: shop.registerId, fields: { ...fields, code: 'T7' } }),
      ),
    ).toBe('code_fixed')
    const methods = ['cash', 'cheque']
    expect(
      await refused(owner.registers.create({ code: 'T2', name: 'Two', methods, idempotencyKey: newId() })),
    ).toBe('unknown_method')
  })

  it('offers at a register what it was given, in that order', async () => {
    const owner = shop.as(shop.owner)
    const request = { code: 'T3', name: 'Three', methods: ['card', 'cash'], idempotencyKey: newId() }
    const { registerId } = await owner.registers.create(request)
    expect(await owner.registers.create(request)).toEqual({ registerId })
    const session = await shop.openSession(0n, registerId)
    const { methods, products, cashiers } = await shop.as(shop.cashier).till.load({ sessionId: session })
    expect(methods.map(({ id }) => id)).toEqual(['card', 'cash'])
    expect(products.map(({ code, tax }) => [code, tax?.rate ?? null])).toEqual([
      ['BOOK', null],
      ['LAMP', 20_000],
    ])
    expect(cashiers.map(({ name }) => name)).toContain('Carl Cashier')
    shop.tab.balances.set(shop.customerId, 5_000n)
    expect(
      await refused(
        shop.sell(session, { customerId: shop.customerId, tenders: [{ methodId: 'tab', amount: '1200' }] }),
      ),
    ).toBe('method_not_offered')
    await shop.closeSession(session)
    expect(await refused(shop.sell(session))).toBe('session_closed')
    expect(await refused(shop.as(shop.cashier).till.load({ sessionId: session }))).toBe('session_closed')
  })

  it('never answers for another company', async () => {
    const other = await shop.createCompany({ name: 'Other Shop' })
    const stranger = shop.as(shop.sessionOf(other, 'owner'))
    const { orderId } = await shop.sell(sessionId)
    expect(await refused(stranger.orders.sell(shop.sale(sessionId)))).toBe('unknown_session')
    expect(await refused(stranger.orders.receipt({ orderId }))).toBe('unknown_order')
    expect(await refused(stranger.sessions.report({ sessionId }))).toBe('unknown_session')
    expect((await stranger.orders.list({})).rows).toEqual([])
  })
})

describe('what comes after', () => {
  it('finds customers by name, e-mail, phone and the code on their card', async () => {
    const id = await shop.addCustomer('Björn Ek', {
      email: 'bjorn@example.com',
      phone: '+46 70-123 45 67',
      reference: 'CARD-77',
    })
    shop.tab.balances.set(id, 1_230n)
    const till = shop.as(shop.cashier)
    for (const search of ['björn', 'bjorn@ex', '0123 45', 'CARD-77', 'ek björn']) {
      const found = await till.till.customers({ search })
      expect(
        found.map((one) => one.id),
        search,
      ).toEqual([id])
      expect(found[0]?.available).toEqual([{ methodId: 'tab', amount: { amount: '1230', currency: 'EUR' } }])
    }
    expect(await till.till.customers({ search: 'nobody like this' })).toEqual([])
    expect(await till.till.available({ customerId: id })).toMatchObject([{ amount: { amount: '1230' } }])
  })

  it('gives back no more than was sold, and nothing but sales', async () => {
    const till = shop.as(shop.cashier)
    const { orderId } = await shop.sell(sessionId)
    const refund = (lines: 'all' | { line: number; quantity: string }[], of = orderId) =>
      till.orders.refund({ orderId: of, sessionId, lines, reason: 'Broken', idempotencyKey: newId() })
    expect(await refused(refund([{ line: 1, quantity: '1001' }]))).toBe('credit_line_exceeds')
    expect(await refused(refund('all', newId()))).toBe('unknown_order')
    const back = await refund('all')
    expect(await refused(refund('all', back.orderId))).toBe('not_a_sale')
    expect(await refused(refund([{ line: 1, quantity: '1' }]))).toBe('credit_line_exceeds')
  })

  it('gives a balance its own back, though the register does not offer it any more', async () => {
    const { customerId, registerId } = shop
    shop.tab.balances.set(customerId, 1_200n)
    const sold = await shop.sell(sessionId, { customerId, tenders: [{ methodId: 'tab', amount: '1200' }] })
    const offer = (methods: string[]) =>
      shop.as(shop.owner).registers.update({
        registerId,
        fields: { code: 'T1', name: 'Front till', methods },
      })
    await offer(['cash', 'card'])
    const back = await shop.as(shop.cashier).orders.refund({
      orderId: sold.orderId,
      sessionId,
      lines: 'all',
      reason: 'Broken',
      idempotencyKey: newId(),
    })
    await offer(['cash', 'card', 'tab', 'later'])
    expect(back.tenders).toMatchObject([{ methodId: 'tab', amount: { amount: '-1200' } }])
  })

  it('recharges from cash and cards only, and undoes only in the same session', async () => {
    const till = shop.as(shop.cashier)
    const { customerId } = shop
    shop.tab.balances.set(customerId, 5_000n)
    const recharge = (methodId: string, amount: string, tender: string) =>
      till.recharges.make({
        sessionId,
        customerId,
        methodId,
        amount,
        tenders: [{ methodId: tender, amount }],
        idempotencyKey: newId(),
      })
    expect(await refused(recharge('tab', '1000', 'later'))).toBe('not_with_this')
    expect(await refused(recharge('card', '1000', 'cash'))).toBe('keeps_nothing')
    const { orderId } = await recharge('tab', '1000', 'cash')
    shop.tab.balances.set(customerId, 10n)
    const undo = { orderId, sessionId, idempotencyKey: newId() }
    expect(await refused(till.recharges.undo(undo))).toBe('insufficient_funds')
    shop.tab.balances.set(customerId, 5_000n)
    await shop.closeSession(sessionId)
    sessionId = await shop.openSession()
    expect(await refused(till.recharges.undo({ ...undo, sessionId, idempotencyKey: newId() }))).toBe(
      'another_session',
    )
  })

  it('settles what is due, of that customer, once', async () => {
    const till = shop.as(shop.cashier)
    const customerId = await shop.addCustomer('Lena Later')
    const { invoice } = await shop.sell(sessionId, {
      customerId,
      tenders: [{ methodId: 'later', amount: '1200' }],
    })
    const settle = (amount: string, who = customerId, invoiceId = invoice?.id ?? '') =>
      till.invoices.settle({
        sessionId,
        customerId: who,
        invoices: [{ invoiceId, amount }],
        tenders: [cash(amount)],
        idempotencyKey: newId(),
      })
    expect(await refused(settle('1201'))).toBe('more_than_due')
    expect(await refused(settle('1200', shop.customerId))).toBe('unknown_invoice')
    await settle('1200')
    expect(await refused(settle('1'))).toBe('invoice_not_open')
  })

  it('parks a basket for one till to take up', async () => {
    const till = shop.as(shop.cashier)
    const lines = [shop.line(shop.products.lamp, 2, { note: 'Red' })]
    const { parkedId } = await till.orders.park({
      sessionId,
      lines,
      note: 'Back in a minute',
      idempotencyKey: newId(),
    })
    expect(await till.orders.parked({ registerId: shop.registerId })).toMatchObject([
      { id: parkedId, total: { amount: '2400' }, lineCount: 1, note: 'Back in a minute' },
    ])
    const [first, second] = await Promise.allSettled([
      till.orders.recall({ parkedId }),
      till.orders.recall({ parkedId }),
    ])
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected'])
    const basket =
      first.status === 'fulfilled' ? first.value : second.status === 'fulfilled' ? second.value : null
    expect(basket?.lines).toMatchObject([{ quantity: '2000', unitPrice: '1200', note: 'Red' }])
  })
})

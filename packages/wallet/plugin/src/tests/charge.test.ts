import { setLockDate } from '@erp/accounting'
import { newId, statement, transaction } from '@platform/database'
import { Refusal, requestHash } from '@platform/plugin-api'
import { batchedCharges, type Charged, type ChargeRequest, chargeWallets } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openShop } from './open-shop.ts'
import { differencesOf } from './verified.ts'

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

const momentsOf = statement<{ moments: number }>(
  'test.moments-of-charges',
  `select count(distinct recorded_at)::integer as moments from wallet.entry_view
    where company_id = $1 and transaction_id = any($2::uuid[])`,
)

function sale(customerId: string, amount: bigint, some: Partial<ChargeRequest> = {}): ChargeRequest {
  const idempotencyKey = newId()
  return {
    customerId,
    currency: 'EUR',
    amount,
    source: `order:${idempotencyKey}`,
    reference: 'R-1',
    idempotencyKey,
    requestHash: requestHash({ customerId, amount }),
    actorId: null,
    date: '2026-03-02',
    ...some,
  }
}

const chargeSet = (...requests: ChargeRequest[]) =>
  transaction(shop.test.database, (tx) => chargeWallets(tx, shop.company, requests))
const charge = (request: ChargeRequest) =>
  batchedCharges(shop.test.database)({ company: shop.company, request })

describe('a charge of a wallet', () => {
  it('takes the credit and books it: Dr wallet, Cr POS clearing', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 1_000n)
    const charged = await charge(sale(customer, 250n))
    expect(charged).toMatchObject({ amount: 250n, walletBalance: 750n, walletAvailable: 750n })
    expect(await shop.booked((charged as Charged).chargeId)).toBe('pos_clearing -250, wallet.deposits 250')
    expect(await shop.balance(customer)).toBe(750n)
  })

  it('never spoils its neighbours when it is refused', async () => {
    const rich = await shop.customer('Rich')
    const poor = await shop.customer('Poor')
    await shop.payment(rich, 1_000n)
    const outcomes = await chargeSet(
      sale(rich, 400n),
      sale(poor, 1n),
      sale(rich, 400n, { currency: 'USD' }),
      sale(rich, 400n),
      sale(rich, 400n),
    )
    expect(outcomes.map((outcome) => ('chargeId' in outcome ? 'charged' : outcome.code))).toEqual([
      'charged',
      'insufficient_funds',
      'wrong_currency',
      'charged',
      'insufficient_funds',
    ])
    expect(await shop.balance(rich)).toBe(200n)
  })

  it('answers a key sent again as before, and refuses it for another sale', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 1_000n)
    const request = sale(customer, 100n)
    const answers = await Promise.all([charge(request), charge(request), charge(request)])
    answers.push(await charge(request))
    expect(new Set(answers.map((answer) => (answer as Charged).chargeId)).size).toBe(1)
    const other = await charge({ ...request, amount: 200n, requestHash: requestHash({ other: true }) })
    expect(other).toMatchObject({ code: 'key_reused' })
    expect(await shop.balance(customer)).toBe(900n)
  })

  it('refuses a key that is used for two sales in the same moment, for one of them', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 1_000n)
    const idempotencyKey = newId()
    const outcomes = await Promise.all(
      [100n, 200n].map((amount) => charge({ ...sale(customer, amount), idempotencyKey })),
    )
    expect(outcomes[0]).toMatchObject({ amount: 100n })
    expect(outcomes[1]).toMatchObject({ code: 'key_reused' })
    expect(await shop.balance(customer)).toBe(900n)
  })

  it('books one sale once, whatever the keys say', async () => {
    const customer = await shop.customer()
    await shop.payment(customer, 1_000n)
    const request = sale(customer, 100n)
    await charge(request)
    expect(await charge({ ...request, idempotencyKey: newId() })).toMatchObject({ code: 'source_taken' })
  })

  it('shares commits: a hundred at once are a few transactions', async () => {
    const customers = await Promise.all(Array.from({ length: 5 }, () => shop.customer()))
    for (const customer of customers) await shop.payment(customer, 1_000n)
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, index) => charge(sale(customers[index % 5] ?? '', 60n))),
    )
    const charged = outcomes.filter((outcome): outcome is Charged => !(outcome instanceof Refusal))
    // Each can pay 16 of its 20.
    expect(charged).toHaveLength(80)
    for (const customer of customers) expect(await shop.balance(customer)).toBe(40n)
    const [row] = await transaction(shop.test.database, (tx) =>
      tx.query(momentsOf, [shop.company.id, charged.map(({ chargeId }) => chargeId)]),
    )
    expect(row?.moments).toBeLessThan(10)
  })

  it('refuses a locked date, except where it was charged before the books were locked', async () => {
    const own = await openShop()
    try {
      const customer = await own.customer()
      await own.payment(customer, 1_000n)
      const { company, test } = own
      const early = sale(customer, 100n, { date: '2026-03-02' })
      const set = (...requests: ChargeRequest[]) =>
        transaction(test.database, (tx) => chargeWallets(tx, company, requests))
      const [before] = await set(early)
      await test.deliverEvents()
      await transaction(test.database, (tx) =>
        setLockDate(tx, company.id, {
          lockDate: '2026-03-02',
          today: '2026-03-03',
          actorId: null,
          mayReopen: false,
        }),
      )
      const [again, late, inTime] = await set(
        early,
        sale(customer, 100n, { date: '2026-03-02' }),
        sale(customer, 100n, { date: '2026-03-03' }),
      )
      expect(again).toEqual(before)
      expect(late).toMatchObject({ code: 'period_locked' })
      expect(inTime).toMatchObject({ walletBalance: 800n })
    } finally {
      await own.test.close()
    }
  })
})

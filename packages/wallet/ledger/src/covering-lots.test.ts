import { newId } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lotsAtFirst, spendingOf } from './covering-lots.ts'
import { differencesIn, type TestLedger, testLedger } from './testing/ledger.ts'
import { credit, debit, hold, takeBack, transfer } from './testing/requests.ts'

let ledger: TestLedger

beforeAll(async () => {
  ledger = await testLedger()
})
afterAll(() => ledger.close())

const lots = 3 * lotsAtFirst
const tomorrow = new Date(Date.now() + 86_400_000)

/** A customer with many lots of 10, of which the last to be credited is the first to be spent. */
async function richCustomer(): Promise<string> {
  const customerId = newId()
  const expiry = (index: number) => new Date(tomorrow.getTime() + (lots - index) * 60_000)
  await ledger.post(
    ...Array.from({ length: lots }, (_, index) =>
      credit({ customerId, amount: 10n, origin: 'promotional', expiresAt: expiry(index) }),
    ),
  )
  return customerId
}

/** What remains of the customer's lots, in spending order. */
async function remainingOf(customerId: string): Promise<number[]> {
  const rows = await ledger.asOwner<{ remaining: number }>(
    `select lot.remaining::int from wallet.credit_lot lot join wallet.wallet on wallet.id = lot.wallet_id
      where wallet.customer_id = $1 order by lot.expires_at, lot.version`,
    [customerId],
  )
  return rows.map(({ remaining }) => remaining)
}

function spentDownTo(left: number): number[] {
  return Array.from({ length: lots }, (_, index) => Math.min(10, Math.max(0, left - 10 * (lots - 1 - index))))
}

describe('a wallet with many lots', () => {
  it.each([
    ['within the first that are read', [7n]],
    ['all of the first, to the unit', [BigInt(10 * lotsAtFirst)]],
    ['a unit more than the first', [BigInt(10 * lotsAtFirst + 1)]],
    ['more than the first by many that are less', Array.from({ length: 2 * lotsAtFirst }, () => 9n)],
    ['everything', [BigInt(10 * lots)]],
  ])('is spent in spending order: %s', async (_what, amounts) => {
    const customerId = await richCustomer()
    const outcomes = await ledger.post(...amounts.map((amount) => debit({ customerId, amount })))
    expect(outcomes.every(({ status }) => status === 'posted')).toBe(true)
    const spent = Number(amounts.reduce((sum, amount) => sum + amount, 0n))
    expect(await remainingOf(customerId)).toEqual(spentDownTo(10 * lots - spent))
  })

  it('is judged whole: refused beyond what it has, and left as it was', async () => {
    const customerId = await richCustomer()
    const outcomes = await ledger.post(
      debit({ customerId, amount: BigInt(10 * lots + 1) }),
      debit({ customerId, amount: 5n, origins: ['promotional'] }),
      debit({ customerId, amount: 5n, origins: ['paid'] }),
    )
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'posted', 'rejected'])
    expect(await remainingOf(customerId)).toEqual(spentDownTo(10 * lots - 5))
  })

  it('lapses whole, however many have', async () => {
    const customerId = await richCustomer()
    const own = BigInt(10 * lots)
    await ledger.post(credit({ customerId, amount: 100n }))
    await ledger.setClock(new Date(tomorrow.getTime() + 86_400_000))
    try {
      const { outcomes, systemPostings } = await ledger.postWhole(
        hold({ customerId, amount: 60n, expiresAt: new Date(tomorrow.getTime() + 30 * 86_400_000) }),
      )
      expect(systemPostings.map(({ facts }) => facts.amount)).toEqual([-own])
      expect(outcomes).toMatchObject([{ status: 'posted', balanceAfter: 100n, availableAfter: 40n }])
    } finally {
      await ledger.setClock(null)
    }
  })

  it('is still what its entries say', async () => {
    expect(await differencesIn(ledger.database)).toEqual([])
  })
})

describe('what requests may spend', () => {
  const customerId = newId()

  it('is the sum of debits and holds, and never less for an amount that will be refused', () => {
    const requests = [
      debit({ customerId, amount: 5n }),
      hold({ customerId, amount: 7n }),
      debit({ customerId, amount: -9n }),
      credit({ customerId, amount: 100n }),
    ]
    expect(spendingOf(requests).get(customerId)).toBe(12n)
    expect(spendingOf([credit({ customerId, amount: 100n })]).size).toBe(0)
  })

  it('cannot be told where one of them takes what it finds', () => {
    const plain = debit({ customerId, amount: 5n })
    const taking = takeBack({ customerId, atMost: 5n, creditTransactionId: newId() })
    const moving = transfer({ customerId, toCustomerId: newId(), amount: 5n })
    for (const requests of [
      [plain, taking],
      [taking, plain],
      [moving, plain],
      [plain, debit({ customerId, amount: 5n, origins: ['paid'] })],
    ])
      expect(spendingOf(requests).get(customerId)).toBeNull()
    expect(spendingOf([taking]).size).toBe(0)
  })
})

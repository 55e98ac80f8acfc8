import { newId, statement, transaction } from '@platform/database'
import { dayIn, requestHash } from '@platform/plugin-api'
import { accrueBreakage, type BookableTransaction, postAndBook } from '@wallet/accounting-bridge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { breakageCommand } from '../breakage/breakage-command.ts'
import { walletRouter } from '../router.ts'
import { only, openShop } from './open-shop.ts'
import { setWalletClock } from './set-wallet-clock.ts'
import { differencesOf } from './verified.ts'

const balanceOfRole = statement<{ amount: bigint }>(
  'test.balance-of-role',
  `select coalesce(sum(item.debit - item.credit), 0)::bigint as amount
   from accounting.account_role_view role
   join accounting.journal_item_view item using (company_id, account_id)
   where role.company_id = $1 and role.role = $2`,
)
const expiryOf = statement<{ id: string }>(
  'test.expiry-of',
  `select transaction_id as id from wallet.entry_view where company_id = $1 and customer_id = $2 and kind = 'expiry'`,
)

let shop: Awaited<ReturnType<typeof openShop>>
beforeAll(async () => {
  shop = await openShop()
})
afterAll(async () => {
  expect(await differencesOf(shop.test)).toEqual([])
  await shop.test.close()
})

const inTransaction = <Result>(run: Parameters<typeof transaction<Result>>[1]) =>
  transaction(shop.test.database, run)
const ownerOf = () => shop.test.callerAs(walletRouter, shop.test.sessionOf(shop.company, 'owner'))

async function inBooks(role: string): Promise<bigint> {
  const [row] = await inTransaction((tx) => tx.query(balanceOfRole, [shop.company.id, role]))
  return row?.amount ?? 0n
}

/** What `erp wallet accrue-breakage` says. */
async function accrue(month: string): Promise<string> {
  const lines: string[] = []
  const terminal = {
    database: shop.test.database,
    signal: new AbortController().signal,
    directory: '.',
    print: (line: string) => void lines.push(line),
    write: async () => {},
    progress: () => ({ step() {}, end() {} }),
  }
  const args = ['--company', String(shop.company.id), '--month', month]
  expect(await breakageCommand.run(terminal, args)).toBe(0)
  return lines.join()
}

/** Gift card credit, as redeeming a card makes it. */
function giftCredit(customerId: string, amount: bigint, expiresAt: Date): BookableTransaction {
  const transactionId = newId()
  return {
    request: {
      move: 'credit',
      kind: 'gift_card',
      origin: 'gift_card',
      transactionId,
      procedure: 'test.redeem',
      idempotencyKey: transactionId,
      requestHash: requestHash({ transactionId }),
      source: `gift-card:${transactionId}`,
      note: null,
      actorId: null,
      occurredAt: new Date(),
      accountingDate: dayIn(shop.company.timeZone),
      counterpart: 'gift_cards',
      customerId,
      currency: 'EUR',
      amount,
      expiresAt,
    },
    against: { role: 'wallet.gift_cards' },
    reference: 'Gift card',
  }
}

const inTenDays = () => new Date(Date.now() + 10 * 86_400_000)

describe('credit that is expected never to be used', () => {
  it('becomes income in step with what is used, month by month and once each, and expiry uses it up', async () => {
    const [customer, other] = [await shop.customer('Ada'), await shop.customer('Ben')]
    const credits = [giftCredit(customer, 10_000n, inTenDays()), giftCredit(other, 500n, inTenDays())]
    await inTransaction((tx) => postAndBook(tx, shop.company, credits))
    expect(await accrue('2026-01')).toMatch(/2026-01 done, €0\.00 recognised/)

    // 10% of 105.00 will be left; of the 94.50 that will be used 45.00 is.
    await ownerOf().changeSettings({ breakageOfGiftCards: 1_000 })
    await shop.allocate(await shop.invoice(customer, 4_500n), 4_500n)
    expect(await accrue('2026-02')).toMatch(/2026-02 done, €5\.00 recognised/)
    expect(await shop.bookedBy('breakage:2026-02')).toEqual([
      'wallet.breakage -500, wallet.expected_breakage 500',
    ])
    expect(await accrue('2026-02')).toMatch(/2026-02 was done before, €5\.00/)
    expect(await inBooks('wallet.expected_breakage')).toBe(500n)

    await setWalletClock(shop.test, new Date(Date.now() + 20 * 86_400_000))
    try {
      // Whoever touches them first: more lapses than was expected, so the rest is income.
      for (const customerId of [other, customer])
        await ownerOf().adjust({
          customerId,
          amount: '1',
          direction: 'add',
          reason: 'correction',
          note: 'Touched',
          idempotencyKey: newId(),
        })
    } finally {
      await setWalletClock(shop.test, null)
    }
    const entryOf = async (customerId: string) => {
      const [row] = await inTransaction((tx) => tx.query(expiryOf, [shop.company.id, customerId]))
      return shop.booked(row?.id ?? '')
    }
    expect(await entryOf(other)).toBe('wallet.deposits 500, wallet.expected_breakage -500')
    expect(await entryOf(customer)).toBe('wallet.breakage -5500, wallet.deposits 5500')
    expect(await inBooks('wallet.expected_breakage')).toBe(0n)
    expect(await accrue('2026-03')).toMatch(/2026-03 done, €0\.00/)
    expect(await inBooks('wallet.breakage')).toBe(-6_000n)
  })

  it('is taken back when less is expected', async () => {
    const customer = await shop.customer()
    await inTransaction((tx) => postAndBook(tx, shop.company, [giftCredit(customer, 100_000n, inTenDays())]))
    await shop.allocate(await shop.invoice(customer, 45_000n), 45_000n)
    await ownerOf().changeSettings({ breakageOfGiftCards: 5_000 })
    await accrue('2026-04')
    const expected = await inBooks('wallet.expected_breakage')
    expect(expected).toBeGreaterThan(0n)
    await ownerOf().changeSettings({ breakageOfGiftCards: 0 })
    expect(await accrue('2026-05')).toMatch(/-€/)
    expect(await inBooks('wallet.expected_breakage')).toBe(0n)
  })

  it('is done of months that are over and in their order, once by rivals', async () => {
    const { company } = shop
    const ask = (month: string) =>
      inTransaction((tx) =>
        accrueBreakage(tx, company, {
          month,
          today: '2026-08-01',
          shares: { refund: 0, gift_card: 0 },
          actorId: null,
        }),
      )
    expect(await ask('2026-08')).toMatchObject({ code: 'month_not_over' })
    const rivals = await Promise.all([ask('2026-07'), ask('2026-07'), ask('2026-07')])
    expect(rivals.map((answer) => only([answer]).again).sort()).toEqual([false, true, true])
    expect(await ask('2026-06')).toMatchObject({ code: 'month_passed' })
  })
})

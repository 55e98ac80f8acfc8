import { accountingPlugin } from '@erp/accounting'
import { catalogPlugin } from '@erp/catalog'
import { blankCustomer, createCustomers, customersPlugin } from '@erp/customers'
import { identityPlugin } from '@erp/identity'
import { pointOfSalePlugin } from '@erp/point-of-sale'
import { newId, statement, transaction } from '@platform/database'
import { type Company, checks, dayIn, describeDifference, extensionsOf } from '@platform/plugin-api'
import { type TestHost, testHost } from '@platform/testing'
import { walletPlugin } from '@wallet/plugin'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expireCards } from './expire-cards.ts'
import { giftCardsPlugin } from './plugin.ts'
import { giftCardsRouter } from './router.ts'

const moneyJournals = statement<{ journal_id: string; type: string }>(
  'test.money-journals',
  `select journal_id, type from accounting.journal_view where company_id = $1`,
)
const entriesOf = statement<{ role: string; amount: bigint; source: string }>(
  'test.entries-of',
  `select role.role, (item.debit - item.credit)::bigint as amount, entry.source
     from accounting.journal_item_view item
     join accounting.journal_entry_view entry using (company_id, entry_id)
     join accounting.account_role_view role using (company_id, account_id)
    where item.company_id = $1 and entry.entry_id = any($2::uuid[])
    order by entry.entry_id, item.line`,
)

let test: TestHost
let company: Company
let journals: Readonly<Record<string, string>>
beforeAll(async () => {
  process.env['GIFT_CARD_KEY'] = Buffer.alloc(32, 9).toString('base64url')
  test = await testHost({
    plugins: [
      identityPlugin,
      customersPlugin,
      catalogPlugin,
      accountingPlugin,
      pointOfSalePlugin,
      walletPlugin,
      giftCardsPlugin,
    ],
  })
  company = await test.createCompany({ currency: 'EUR', timeZone: 'Europe/Dublin' })
  const rows = await transaction(test.database, (tx) => tx.query(moneyJournals, [company.id]))
  journals = Object.fromEntries(rows.map(({ type, journal_id }) => [type, journal_id]))
})
afterAll(async () => {
  expect(await differences()).toEqual([])
  expect(test.failures).toEqual([])
  await test.close()
})

const as = (role: Parameters<TestHost['sessionOf']>[1], where = company) =>
  test.callerAs(giftCardsRouter, test.sessionOf(where, role))
const key = () => ({ idempotencyKey: newId() })
const today = () => dayIn(company.timeZone)
const sale = (amount = '5000') => ({ amount, journalId: journals['cash'] ?? '', ...key() })
const sell = (amount = '5000') => as('cashier').sell(sale(amount))

async function customer(name = 'Ada Quinn'): Promise<string> {
  const [made] = await transaction(test.database, (tx) =>
    createCustomers(tx, company.id, null, [{ ...blankCustomer(name), idempotencyKey: newId() }]),
  )
  await test.deliverEvents()
  return made && 'customerId' in made ? made.customerId : ''
}

async function booked(...entryIds: string[]): Promise<string[]> {
  const rows = await transaction(test.database, (tx) => tx.query(entriesOf, [company.id, entryIds]))
  return rows.map(({ role, amount }) => `${role} ${amount}`)
}

async function differences(): Promise<string[]> {
  const found: string[] = []
  for (const check of extensionsOf(test.database, checks)) {
    const result = await check.run({ database: test.database })
    for (const difference of result.differences) found.push(`${check.id}: ${describeDifference(difference)}`)
  }
  return found.filter((line) => !line.startsWith('host.'))
}

async function asOwnerOfDatabase(sql: string, values: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client(test.ownerUrl)
  await client.connect()
  try {
    await client.query(sql, [...values])
  } finally {
    await client.end()
  }
}

/** What the server may not do, done as nobody should. */
async function altered(sql: string, cardId: string): Promise<void> {
  await asOwnerOfDatabase('alter table wallet_gift_cards.card disable trigger card_ends_once')
  await asOwnerOfDatabase(sql, [cardId])
  await asOwnerOfDatabase('alter table wallet_gift_cards.card enable trigger card_ends_once')
}

describe('selling a gift card', () => {
  it('books what it is worth as owed, without revenue, and tells its code to that request alone', async () => {
    const request = sale()
    const preview = await as('cashier').previewSell({ amount: request.amount, journalId: request.journalId })
    expect(
      preview.items.map(({ account, debit, credit }) => `${account.code} ${debit.amount} ${credit.amount}`),
    ).toEqual(['1000 5000 0', '2330 0 5000'])
    const card = await as('cashier').sell(request)
    expect(card.code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await as('cashier').sell(request)).toEqual(card)
    expect(await booked(card.cardId)).toEqual(['cash 5000', 'wallet.gift_cards -5000'])
    await expect(as('cashier').sell({ ...request, amount: '9000' })).rejects.toMatchObject({
      cause: { code: 'key_reused' },
    })
    const { rows } = await test.database.pool.query('select * from wallet_gift_cards.card where id = $1', [
      card.cardId,
    ])
    expect(JSON.stringify(rows)).not.toContain(card.code.slice(0, 9))
  })

  it('is one card however many send the form at once, and through the bank awaits its statement', async () => {
    const request = { ...sale('2500'), journalId: journals['bank'] ?? '' }
    const cards = await Promise.all(Array.from({ length: 6 }, () => as('owner').sell(request)))
    expect(new Set(cards.map(({ cardId }) => cardId)).size).toBe(1)
    expect(await booked(cards[0]?.cardId ?? '')).toEqual([
      'outstanding_receipts 2500',
      'wallet.gift_cards -2500',
    ])
  })

  it('is refused a journal that takes no money, a day that is over, a stranger, and no amount', async () => {
    const refused = (changes: object) => as('owner').sell({ ...sale(), ...changes })
    await expect(refused({ journalId: journals['general'] })).rejects.toMatchObject({
      cause: { code: 'no_money_journal' },
    })
    await expect(refused({ expiresOn: '2020-01-01' })).rejects.toMatchObject({
      cause: { code: 'last_day_past' },
    })
    await expect(refused({ buyerId: newId() })).rejects.toMatchObject({ cause: { code: 'unknown_customer' } })
    for (const amount of ['0', '-5', '1.5', '9223372036854775808'])
      await expect(refused({ amount })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(as('auditor').sell(sale())).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('redeeming a gift card', () => {
  it('puts the whole of it into the wallet, once, however it is typed', async () => {
    const [{ code, cardId }, customerId] = [await sell(), await customer()]
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const shown = await as('cashier').previewRedeem({ customerId, code: typed })
    expect(shown.walletBalance).toEqual({ amount: '5000', currency: 'EUR' })
    const request = { customerId, code: typed, note: 'Birthday', ...key() }
    const redeemed = await as('cashier').redeem(request)
    expect(redeemed).toMatchObject({ cardId, walletBalance: { amount: '5000', currency: 'EUR' } })
    expect(await as('cashier').redeem(request)).toEqual(redeemed)
    expect(await booked(redeemed.transactionId)).toEqual(['wallet.gift_cards 5000', 'wallet.deposits -5000'])
    await expect(as('cashier').redeem({ ...request, ...key() })).rejects.toMatchObject({
      cause: { code: 'gift_card_redeemed' },
    })
    await expect(as('cashier').redeem({ ...request, note: 'Other' })).rejects.toMatchObject({
      cause: { code: 'key_reused' },
    })
    const { rows, total } = await as('auditor').list({ customerId })
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ cardId, state: 'redeemed', customer: { name: 'Ada Quinn' } })
  })

  it('has one winner when many tills redeem it at once', async () => {
    const [{ code }, ...customers] = await Promise.all([
      sell(),
      customer('Ben'),
      customer('Cid'),
      customer('Dee'),
    ])
    const tries = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        as('owner').redeem({ customerId: customers[index % 3] ?? '', code, ...key() }),
      ),
    )
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('is possible on its last day and refused from the next, on which the shop keeps it', async () => {
    const customerId = await customer()
    const { code, cardId } = await as('cashier').sell({ ...sale(), expiresOn: today() })
    expect((await as('cashier').previewRedeem({ customerId, code })).amount.amount).toBe('5000')
    // A day later, as far as cards are concerned.
    await altered(
      'update wallet_gift_cards.card set sold_on = sold_on - 1, expires_on = expires_on - 1 where id = $1',
      cardId,
    )
    await expect(as('cashier').redeem({ customerId, code, ...key() })).rejects.toMatchObject({
      cause: { code: 'gift_card_expired' },
    })
    const { signal } = new AbortController()
    expect(await expireCards(test.database, company, signal)).toBe(1)
    expect(await expireCards(test.database, company, signal)).toBe(0)
    const { state, endId } = await as('auditor').get({ cardId })
    expect(state).toBe('expired')
    expect(await booked(endId ?? '')).toEqual(['wallet.gift_cards 5000', 'wallet.breakage -5000'])
    // That the day of the sale was turned back is found, on either day.
    expect(await differences()).toHaveLength(2)
    await altered(
      'update wallet_gift_cards.card set sold_on = sold_on + 1 , expires_on = expires_on + 1 where id = $1',
      cardId,
    )
  })

  it('leaves the card as it was where the wallet refuses', async () => {
    const [{ code, cardId }, customerId] = [await sell(), await customer()]
    await asOwnerOfDatabase("update wallet.wallet set status = 'frozen_in' where customer_id = $1", [
      customerId,
    ])
    await expect(as('owner').redeem({ customerId, code, ...key() })).rejects.toMatchObject({
      cause: { code: 'wallet_frozen' },
    })
    expect((await as('owner').get({ cardId })).state).toBe('active')
  })

  it('counts codes that are none, and stops who tries too many', async () => {
    const stranger = await test.createCompany()
    const session = test.sessionOf(stranger, 'cashier')
    const thief = test.callerAs(giftCardsRouter, session)
    const { code } = await sell()
    const guess = (text: string) => thief.previewRedeem({ customerId: newId(), code: text })
    // A code counts in its own company alone.
    await expect(guess(code)).rejects.toMatchObject({ cause: { code: 'gift_card_not_found' } })
    for (let tried = 1; tried < 10; tried++)
      await expect(guess(`0000-0000-0000-00${tried}0`)).rejects.toMatchObject({
        cause: { code: 'gift_card_not_found' },
      })
    // What cannot be a code is none of them.
    await expect(guess('short')).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(guess('0000-0000-0000-0000')).rejects.toMatchObject({
      cause: { code: 'gift_code_throttled' },
    })
  })
})

describe('cancelling a gift card', () => {
  it('gives the money back from where it is, once, and ends the card', async () => {
    const [{ code, cardId }, customerId] = [await sell('1200'), await customer()]
    const preview = await as('owner').previewCancel({ cardId })
    expect(preview.items.map(({ account }) => account.code)).toEqual(['1000', '2330'])
    const request = { cardId, note: 'Changed her mind', ...key() }
    expect(await as('accountant').cancel(request)).toEqual({ cardId, cancelled: true })
    expect(await as('accountant').cancel(request)).toEqual({ cardId, cancelled: false })
    const { endId, state, endNote } = await as('auditor').get({ cardId })
    expect([state, endNote]).toEqual(['cancelled', 'Changed her mind'])
    expect(await booked(endId ?? '')).toEqual(['cash -1200', 'wallet.gift_cards 1200'])
    await expect(as('owner').redeem({ customerId, code, ...key() })).rejects.toMatchObject({
      cause: { code: 'gift_card_cancelled' },
    })
    await expect(as('owner').cancel({ ...request, ...key() })).rejects.toMatchObject({
      cause: { code: 'gift_card_cancelled' },
    })
    await expect(as('cashier').cancel(request)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(as('owner', await test.createCompany()).get({ cardId })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('and redeeming it at once end it one way', async () => {
    const [{ code, cardId }, customerId] = [await sell(), await customer()]
    const ends = await Promise.allSettled([
      as('owner').redeem({ customerId, code, ...key() }),
      as('owner').cancel({ cardId, note: 'Lost', ...key() }),
    ])
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('what happened to cards', () => {
  it('is not altered nor removed by the server, and found where somebody else does', async () => {
    const { cardId } = await sell('700')
    for (const change of [
      'update wallet_gift_cards.card set amount = 1 where id = $1',
      'delete from wallet_gift_cards.card where id = $1',
      "update wallet_gift_cards.card set state = 'active' where id = $1",
    ])
      await expect(asOwnerOfDatabase(change, [cardId]), change).rejects.toThrow()
    await asOwnerOfDatabase("update wallet_gift_cards.card set state = 'redeemed' where id = $1", [cardId])
    expect(await differences()).toEqual([
      `wallet-gift-cards.ended-once: gift card ${cardId}: it stands as redeemed, and has ended as active`,
    ])
    await altered("update wallet_gift_cards.card set state = 'active', amount = 800 where id = $1", cardId)
    expect(await differences()).toEqual([expect.stringContaining('the books have 700, the card has 800')])
    await altered('update wallet_gift_cards.card set amount = 700 where id = $1', cardId)
  })
})

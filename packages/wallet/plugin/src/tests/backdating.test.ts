import { newId, transaction } from '@platform/database'
import { type Check, checks, extensionsOf, inEnglish, requestHash } from '@platform/plugin-api'
import { adjustWallets, chargeWallets } from '@wallet/accounting-bridge'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { only, openShop } from './open-shop.ts'

let shop: Awaited<ReturnType<typeof openShop>>
let customerId: string
/** The id of what was charged late. */
let late: string

beforeAll(async () => {
  shop = await openShop()
  customerId = await shop.customer()
  await add(800n, '2026-03-10')
  await charge(200n, '2026-03-20')
  // Booked after those, and counting before them.
  await add(300n, '2026-03-05')
  late = await charge(100n, '2026-03-12')
})
afterAll(() => shop.test.close())

const facts = () => ({
  customerId,
  note: null,
  idempotencyKey: newId(),
  requestHash: requestHash(newId()),
  actorId: null,
})

async function add(amount: bigint, date: string): Promise<void> {
  const request = {
    ...facts(),
    direction: 'add' as const,
    reason: 'correction' as const,
    amount,
    date,
    expiresAt: null,
  }
  only(await transaction(shop.test.database, (tx) => adjustWallets(tx, shop.company, [request])))
}

async function charge(amount: bigint, date: string): Promise<string> {
  const request = {
    ...facts(),
    amount,
    date,
    currency: 'EUR',
    source: `order:${newId()}`,
    reference: 'Receipt',
  }
  return only(await transaction(shop.test.database, (tx) => chargeWallets(tx, shop.company, [request])))
    .chargeId
}

/** What the checks of the wallet and of its books find as they stood at the end of a day. */
async function differencesAt(at: string): Promise<string[]> {
  const { database } = shop.test
  const found: string[] = []
  for (const check of extensionsOf(database, checks) as readonly Check[]) {
    if (!check.id.startsWith('wallet') || check.id === 'wallet.guards') continue
    const { differences } = await check.run({ database, at })
    for (const { finding } of differences) found.push(`${check.id}: ${inEnglish(finding)}`)
  }
  return found
}

/** What the customer was owed at the end of a day, by the wallets and by the control accounts. */
async function owedAt(day: string): Promise<number[]> {
  const { rows } = await shop.test.database.pool.query<{ wallets: number; books: number }>(
    `select (select coalesce(sum(amount), 0)::int from wallet_books.part_view
              where customer_id = $1 and accounting_date <= $2) as wallets,
            (select coalesce(sum(credit - debit), 0)::int from accounting.journal_item_view item
               join accounting.account_role_view role using (company_id, account_id)
              where item.customer_id = $1 and item.date <= $2 and role.role = 'wallet.deposits') as books`,
    [customerId, day],
  )
  return rows.flatMap(({ wallets, books }) => [wallets, books])
}

const days = [
  ['2026-03-04', 0],
  ['2026-03-05', 300],
  ['2026-03-11', 1_100],
  ['2026-03-12', 1_000],
  ['2026-03-31', 800],
] as const

describe('verify at a past day, where something was booked late', () => {
  it.each(days)('finds the wallets and the books in agreement at the end of %s', async (day, owed) => {
    expect(await owedAt(day)).toEqual([owed, owed])
    expect(await differencesAt(day)).toEqual([])
  })

  it('finds the days on which they part when the books count an act on another day', async () => {
    const owner = new Client({ connectionString: shop.test.ownerUrl })
    await owner.connect()
    for (const table of ['journal_entry', 'journal_item'])
      await owner.query(`alter table accounting.${table} disable trigger user`)
    await owner.query(`update accounting.journal_item set date = '2026-03-15' where entry_id = $1`, [late])
    await owner.query(`update accounting.journal_entry set date = '2026-03-15' where id = $1`, [late])
    await owner.end()
    const parted = (found: string[]) => found.filter((line) => line.includes('control-accounts'))
    expect(parted(await differencesAt('2026-03-11'))).toEqual([])
    expect(parted(await differencesAt('2026-03-12'))).toHaveLength(1)
    expect(parted(await differencesAt('2026-03-14'))).toHaveLength(1)
    expect(parted(await differencesAt('2026-03-15'))).toEqual([])
    // By then the sums agree again; that the days do not is still found.
    expect((await differencesAt('2026-03-31')).join('\n')).toContain('wallet-books.entry-by-entry')
  })
})

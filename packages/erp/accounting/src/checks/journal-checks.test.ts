import { newId, transaction } from '@platform/database'
import { inEnglish } from '@platform/plugin-api'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchItems, unmatchItems } from '../journal/match-items.ts'
import { lockPeriod } from '../journal/period.ts'
import { addCustomer, cashSale, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { journalChecks } from './journal-checks.ts'

let books: TestBooks
const invoice = { entryId: '', line: 1 }
beforeAll(async () => {
  books = await testBooks()
  const customerId = await addCustomer(books, 'Jane Doe')
  const receivable = (debit: bigint, credit: bigint, date: string) =>
    cashSale(0n, {
      date,
      items: [
        { account: { role: 'receivable' }, customerId, debit, credit },
        { account: { role: 'sales' }, debit: credit, credit: debit },
      ],
    })
  const [billed, paid] = [receivable(1_000n, 0n, '2026-01-10'), receivable(0n, 600n, '2026-02-10')]
  const [id, undone] = [newId(), newId()]
  const pair = { debit: { entryId: billed.id, line: 1 }, credit: { entryId: paid.id, line: 1 } }
  await post(books, [billed, paid, cashSale(5n)], (tx) => {
    matchItems(tx, books.company.id, [
      { id, ...pair, amount: 400n, date: '2026-02-10' },
      { id: undone, ...pair, amount: 100n, date: '2026-02-10' },
    ])
  })
  await transaction(books.database, async (tx) => {
    await lockPeriod(tx, books.company.id)
    unmatchItems(tx, books.company.id, [undone], { date: '2026-02-20' })
  })
  await books.deliverEvents()
  invoice.entryId = billed.id
})
afterAll(() => books.close())

async function findings(at?: string): Promise<string[]> {
  const outcomes = await Promise.all(
    journalChecks.map(async (check) => {
      const { differences } = await check.run({
        database: books.database,
        ...(at === undefined ? {} : { at }),
      })
      return differences.map(({ finding }) => `${check.id}: ${inEnglish(finding)}`)
    }),
  )
  return outcomes.flat()
}

/** Does what no program can: past triggers and privileges. */
async function tamper(text: string, values: readonly unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: books.ownerUrl })
  await client.connect()
  await client.query('set session_replication_role = replica')
  await client.query(text, [...values])
  await client.end()
}

describe('verifying the books', () => {
  it('finds nothing wrong today or at any day before, and counts what it looked at', async () => {
    for (const at of [undefined, '2025-12-31', '2026-01-31', '2026-02-15', '2026-02-28'])
      expect(await findings(at)).toEqual([])
    const counts = await Promise.all(
      journalChecks.map(async (check) => (await check.run({ database: books.database })).checked),
    )
    expect(
      counts.every((checked, index) => checked > 0n || journalChecks[index]?.id.includes('locked')),
    ).toBe(true)
  })

  it.each([
    [
      'an altered amount',
      'update accounting.journal_item set debit = debit + 1 where debit > 0 and entry_id = $1',
      [
        'accounting.entries-balanced: debit 1001, credit 1000',
        'accounting.trial-balance: is out by 1',
        'accounting.open-items: amount 1001, as an open item 1000',
        'accounting.receivables: the general ledger says 401, the open items 400',
      ],
    ],
    [
      'a residual that nothing explains',
      'update accounting.open_item set residual = residual - 7 where entry_id = $1',
      ['accounting.residuals: is open by 593, and 400 of 1000 is matched'],
    ],
    [
      'a number that is gone',
      `delete from accounting.entry_number where entry_id = $1`,
      ['accounting.numbers: 2 numbers up to 3'],
    ],
    [
      'an item moved to another date',
      `update accounting.journal_item set date = '2026-01-11' where entry_id = $1`,
      [
        'accounting.entries-balanced: is dated otherwise than its items',
        'accounting.open-items: is an open item of another account, customer or date',
      ],
    ],
    [
      'an account of nobody',
      `update accounting.journal_item set account_id = gen_random_uuid() where line = 2 and entry_id = $1`,
      [
        'accounting.one-company: lies on no account of the company',
        'accounting.trial-balance: is out by 1000',
      ],
    ],
  ])('finds %s', async (_what, change, expected) => {
    const snapshot = ['journal_item', 'open_item', 'entry_number']
    for (const table of snapshot)
      await runSql(books.ownerUrl, `create table kept_${table} as select * from accounting.${table}`)
    await tamper(change, [invoice.entryId])
    const found = await findings()
    for (const table of snapshot) {
      await tamper(`delete from accounting.${table}`)
      await tamper(`insert into accounting.${table} select * from kept_${table}`)
      await runSql(books.ownerUrl, `drop table kept_${table}`)
    }
    expect(found).toEqual(expected)
    expect(await findings()).toEqual([])
  })
})

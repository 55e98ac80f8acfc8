import { connect } from '@platform/database'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { cashSale, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { numberEntries } from './number-entries.ts'

const many = 2_000
const few = 400

let books: TestBooks
beforeEach(async () => {
  books = await testBooks()
})
afterEach(() => books.close())

async function postSales(to: TestBooks, count: number): Promise<string[]> {
  const sales = Array.from({ length: count }, () => cashSale(1n))
  await post(to, sales)
  return sales.map(({ id }) => id)
}

/** Numbers written so far; and read, by looking through them or by an index. */
async function numbersTouched(): Promise<{ written: number; read: number }> {
  const [touched] = await runSql<{ written: number; read: number }>(
    books.ownerUrl,
    `select (select n_tup_ins::integer from pg_stat_user_tables where relid = 'accounting.entry_number'::regclass) as written,
            (select seq_tup_read::integer from pg_stat_user_tables where relid = 'accounting.entry_number'::regclass)
            + (select sum(idx_tup_read)::integer from pg_stat_user_indexes
                where relid = 'accounting.entry_number'::regclass) as read`,
  )
  return touched ?? { written: 0, read: 0 }
}

it.each([
  ['the entries it is told of', true],
  ['all that have none', false],
])(
  'numbering %s never looks through all numbers for each, though its plans were made before there were any',
  async (_, told) => {
    const company = await books.createCompany()
    const before = await numbersTouched()
    // One connection numbers all along, and keeps its plans.
    const numbering = connect({ url: books.url, poolSize: 1 })
    for (const count of [many, few]) {
      const ids = await postSales({ ...books, company }, count)
      // PostgreSQL has learnt that there are entries, and of numbers next to none.
      if (count === many) await runSql(books.ownerUrl, 'analyze')
      expect(await numberEntries(numbering, company.id, told ? ids : undefined)).toBe(count)
    }
    // A backend hands in its statistics when it goes.
    await numbering.close()
    const written = async () => (await numbersTouched()).written - before.written
    await expect.poll(written).toBe(many + few)
    expect((await numbersTouched()).read - before.read).toBeLessThan(10 * (many + few))
  },
)

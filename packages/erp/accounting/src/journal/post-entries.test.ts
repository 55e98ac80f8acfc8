import { newId, transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cashSale, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { lockPeriod } from './period.ts'
import { postEntries } from './post-entries.ts'
import { reverseEntries } from './reverse-entries.ts'

let books: TestBooks
beforeAll(async () => {
  books = await testBooks()
})
afterAll(() => books.close())

const itemsOf = (entryId: string) =>
  runSql<{ line: number; code: string; debit: string; credit: string }>(
    books.ownerUrl,
    `select line, code, debit, credit from accounting.journal_item item
       join accounting.account account using (company_id) where entry_id = $1 and account.id = account_id
      order by line`,
    [entryId],
  )

describe('posting', () => {
  it('writes entries by the roles of their accounts and journals, many at once', async () => {
    const entries = [cashSale(1_250n), cashSale(9_223_372_036_854_775_807n)]
    await post(books, entries)
    expect(await itemsOf(entries[1]?.id ?? '')).toEqual([
      { line: 1, code: '1000', debit: '9223372036854775807', credit: '0' },
      { line: 2, code: '4000', debit: '0', credit: '9223372036854775807' },
    ])
  })

  it('fails as a whole for a role, an account or a journal that the company does not have', async () => {
    const other = await books.createCompany({ name: 'Other company' })
    const [foreign] = await runSql<{ account: string; journal: string }>(
      books.ownerUrl,
      `select (select account_id from accounting.account_role where company_id = $1 and role = 'cash') as account,
              (select journal_id from accounting.journal_role where company_id = $1 and role = 'cash') as journal`,
      [other.id],
    )
    const good = cashSale(100n)
    const item = { account: { role: 'sales' }, debit: 0n, credit: 100n }
    const bad = [
      cashSale(100n, { items: [{ account: { role: 'yachts' }, debit: 100n, credit: 0n }, item] }),
      cashSale(100n, { items: [{ account: { id: foreign?.account ?? '' }, debit: 100n, credit: 0n }, item] }),
      cashSale(100n, { journal: { role: 'yachts' } }),
      cashSale(100n, { journal: { id: foreign?.journal ?? '' } }),
    ]
    for (const entry of bad)
      await expect(post(books, [good, entry])).rejects.toThrow(/has no (account|journal)/)
    expect(await itemsOf(good.id)).toEqual([])
  })

  it('asserts that the period is locked, the date open and the entry balanced', async () => {
    const { database, company } = books
    await expect(
      transaction(database, (tx) => postEntries(tx, company.id, [cashSale(100n)])),
    ).rejects.toThrow('lockPeriod comes before')
    const lopsided = cashSale(100n, {
      items: [
        { account: { role: 'cash' }, debit: 100n, credit: 0n },
        { account: { role: 'sales' }, debit: 0n, credit: 99n },
      ],
    })
    await expect(post(books, [lopsided])).rejects.toThrow('is not balanced, by 1')
    const twoSided = cashSale(100n, {
      items: [
        { account: { role: 'cash' }, debit: 100n, credit: 100n },
        { account: { role: 'sales' }, debit: 100n, credit: 100n },
      ],
    })
    await expect(post(books, [twoSided])).rejects.toThrow('neither a debit nor a credit')
  })
})

describe('what the database itself refuses', () => {
  const insertEntry = `with entry as (
      insert into accounting.journal_entry (company_id, id, journal_id, date, reference, source)
      select $1, $2, journal_id, '2026-03-01', 'by hand', 'manual:raw'
        from accounting.journal_role where company_id = $1 and role = 'cash')
    `
  const insertItems = `insert into accounting.journal_item (company_id, date, debit, credit, entry_id, account_id, line)
    select $1, '2026-03-01', debit, credit, $2, account_id, line
      from accounting.account_role, unnest($3::bigint[], $4::bigint[], $5::smallint[]) as item (debit, credit, line)
     where company_id = $1 and role = 'cash'`

  it.each([
    ['an entry that is not balanced', [100, 0], [0, 99], [1, 2], 'is not balanced and whole'],
    [
      'one whose balance wraps around int8',
      ['9223372036854775807', '9223372036854775807', 3, 0],
      [0, 0, 0, 1],
      [1, 2, 3, 4],
      'is not balanced and whole',
    ],
    ['an item on both sides', [100, 100], [100, 100], [1, 2], 'is neither a debit nor a credit'],
    ['a negative amount', [-100, 0], [0, -100], [1, 2], 'is neither a debit nor a credit'],
    ['an item of nothing', [0, 0], [0, 0], [1, 2], 'is neither a debit nor a credit'],
    ['lines with a gap', [100, 0], [0, 100], [2, 3], 'is not balanced and whole'],
  ])('%s', async (_what, debits, credits, lines, message) => {
    const values = [books.company.id, newId(), debits, credits, lines]
    await expect(runSql(books.url, insertEntry + insertItems, values)).rejects.toThrow(message)
  })

  it.each([
    ['a currency without its amount', 'USD', null],
    ['an amount without its currency', null, 100],
    ['no currency there is', 'dollar', 100],
    ['an amount on the other side', 'USD', -100],
  ])('an item with %s', async (_what, currency, amount) => {
    const inCurrency = `insert into accounting.journal_item
             (company_id, date, debit, credit, entry_id, account_id, line, currency, currency_amount)
      select $1, '2026-03-01', debit, credit, $2, account_id, line, $3, $4::bigint * (debit > 0)::int
        from accounting.account_role, (values (100, 0, 1), (0, 100, 2)) as item (debit, credit, line)
       where company_id = $1 and role = 'cash'`
    const values = [books.company.id, newId(), currency, amount]
    await expect(runSql(books.url, insertEntry + inCurrency, values)).rejects.toThrow(
      'has a currency without an amount',
    )
  })

  it('items without an entry, or of another company, and open items without their item', async () => {
    const entry = cashSale(100n)
    await post(books, [entry])
    const other = await books.createCompany({ name: 'Other company' })
    for (const [companyId, entryId] of [
      [books.company.id, newId()],
      [other.id, entry.id],
    ])
      await expect(
        runSql(books.url, insertItems, [companyId, entryId, [50, 0], [0, 50], [1, 2]]),
      ).rejects.toThrow('have no entry of their date')
    await expect(
      runSql(
        books.url,
        `insert into accounting.open_item (company_id, line, amount, residual, entry_id, account_id, date)
         select company_id, line, 101, 101, entry_id, account_id, date
           from accounting.journal_item where entry_id = $1 and line = 1`,
        [entry.id],
      ),
    ).rejects.toThrow('is not its journal item')
  })

  it('items added to an entry that is posted', async () => {
    const entry = cashSale(100n)
    await post(books, [entry])
    for (const lines of [
      [1, 2],
      [3, 4],
    ])
      await expect(
        runSql(books.url, insertItems, [books.company.id, entry.id, [50, 0], [0, 50], lines]),
      ).rejects.toThrow(/duplicate key|not balanced and whole/)
  })

  it.each(['journal_entry', 'journal_item', 'entry_number'])(
    'changing %s, by the app and by the owner',
    async (table) => {
      await post(books, [cashSale(100n)])
      for (const change of [
        `update accounting.${table} set company_id = company_id`,
        `delete from accounting.${table}`,
        `truncate accounting.${table} cascade`,
      ]) {
        await expect(runSql(books.url, change)).rejects.toThrow('permission denied')
        await expect(runSql(books.ownerUrl, change)).rejects.toThrow('what is posted stays')
      }
    },
  )

  it('deactivating an account or a journal that plays a role', async () => {
    for (const table of ['account', 'journal'])
      await expect(
        runSql(
          books.url,
          `update accounting.${table} set active = false where company_id = $1 and id = (
             select ${table}_id from accounting.${table}_role where company_id = $1 and role = 'cash')`,
          [books.company.id],
        ),
      ).rejects.toThrow(`${table}_role_${table}`)
  })

  it('a second journal with one role', async () => {
    await expect(
      runSql(
        books.url,
        `insert into accounting.journal_role (company_id, role, journal_id)
         select company_id, 'cash', journal_id from accounting.journal_role where company_id = $1 and role = 'bank'`,
        [books.company.id],
      ),
    ).rejects.toThrow('journal_role_pkey')
  })
})

describe('reversing', () => {
  it('posts the mirror image line by line, and only once', async () => {
    const { database, company } = books
    const entry = cashSale(700n)
    await post(books, [entry])
    const reverse = async () => {
      const id = newId()
      await transaction(database, async (tx) => {
        await lockPeriod(tx, company.id)
        await reverseEntries(tx, company.id, [
          {
            id,
            reverses: entry.id,
            date: '2026-03-02',
            reference: 'Undo',
            source: `manual:${id}`,
            actorId: null,
          },
        ])
      })
      return id
    }
    expect(await itemsOf(await reverse())).toEqual([
      { line: 1, code: '1000', debit: '0', credit: '700' },
      { line: 2, code: '4000', debit: '700', credit: '0' },
    ])
    await expect(reverse()).rejects.toThrow('journal_entry_reversed_once')
  })

  it('fails for an entry that is not there', async () => {
    const { database, company } = books
    await expect(
      transaction(database, async (tx) => {
        await lockPeriod(tx, company.id)
        const reversal = {
          id: newId(),
          reverses: newId(),
          date: '2026-03-02',
          reference: '',
          source: 'x',
          actorId: null,
        }
        await reverseEntries(tx, company.id, [reversal])
      }),
    ).rejects.toThrow(/has no entry/)
  })
})

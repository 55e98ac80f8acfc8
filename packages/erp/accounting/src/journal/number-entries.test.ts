import { transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cashSale, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { formatNumber, parseNumber, takeNumbers } from './entry-number.ts'
import { numberEntries } from './number-entries.ts'

let books: TestBooks
beforeAll(async () => {
  books = await testBooks()
})
afterAll(() => books.close())

const numbersOf = async (companyId: number) => {
  const rows = await runSql<{ number: string; reference: string }>(
    books.ownerUrl,
    `select number, reference from accounting.journal_entry_view
      where company_id = $1 and number is not null order by number`,
    [companyId],
  )
  return rows.map(({ number }) => number)
}

describe('numbers of entries', () => {
  it('come behind the commit, per journal and year, without gaps', async () => {
    const company = await books.createCompany()
    const here = { ...books, company }
    await post(here, [
      cashSale(1n),
      cashSale(2n, { date: '2025-12-31' }),
      cashSale(3n, { journal: { role: 'bank' } }),
    ])
    await post(here, [cashSale(4n)])
    expect(await numbersOf(company.id)).toEqual([])
    await books.deliverEvents()
    expect(await numbersOf(company.id)).toEqual([
      'BNK/2026/00001',
      'CSH/2025/00001',
      'CSH/2026/00001',
      'CSH/2026/00002',
    ])
    expect(books.failures).toEqual([])
  })

  it('have no gap and no double when many workers number while others post', async () => {
    const company = await books.createCompany()
    const here = { ...books, company }
    const posting = Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        post(here, [cashSale(BigInt(index + 1)), cashSale(5n, { journal: { role: 'bank' } })]),
      ),
    )
    const numbering = Promise.all(
      Array.from({ length: 8 }, async () => {
        for (let round = 0; round < 5; round++) await numberEntries(books.database, company.id)
      }),
    )
    await Promise.all([posting, numbering])
    await Promise.all(Array.from({ length: 4 }, () => numberEntries(books.database, company.id)))
    const expected = ['BNK', 'CSH'].flatMap((series) =>
      Array.from({ length: 40 }, (_, index) => formatNumber({ series, year: 2026, sequence: index + 1 })),
    )
    expect(await numbersOf(company.id)).toEqual(expected)
  })

  it('are left alone on documents that brought theirs, and go on behind them', async () => {
    const company = await books.createCompany()
    const here = { ...books, company }
    const journal = { role: 'sales' }
    await transaction(books.database, async (tx) => {
      const drawn = await takeNumbers(tx, company.id, [
        { journal, date: '2026-01-01', kind: 'entry' },
        { journal, date: '2026-01-02', kind: 'credit_note' },
        { journal, date: '2025-01-02', kind: 'entry' },
        { journal, date: '2026-01-03', kind: 'entry' },
      ])
      expect(drawn.map(formatNumber)).toEqual([
        'INV/2026/00001',
        'CN/2026/00001',
        'INV/2025/00001',
        'INV/2026/00002',
      ])
    })
    const [number] = await transaction(books.database, (tx) =>
      takeNumbers(tx, company.id, [{ journal, date: '2026-01-01', kind: 'entry' }]),
    )
    if (!number) throw new Error('no number was drawn')
    await post(here, [cashSale(1n, { journal, number })])
    await post(here, [cashSale(1n, { journal })])
    await numberEntries(books.database, company.id)
    expect(await numbersOf(company.id)).toEqual(['INV/2026/00003', 'INV/2026/00004'])
  })

  it('are not used up by a transaction that fails', async () => {
    const company = await books.createCompany()
    const draw = (fail: boolean) =>
      transaction(books.database, async (tx) => {
        const [number] = await takeNumbers(tx, company.id, [
          { journal: { role: 'sales' }, date: '2026-01-01', kind: 'entry' },
        ])
        if (fail) throw new Error('changed my mind')
        return number?.sequence
      })
    await expect(draw(true)).rejects.toThrow('changed my mind')
    expect(await Promise.all(Array.from({ length: 10 }, () => draw(false)))).toEqual(
      expect.arrayContaining(Array.from({ length: 10 }, (_, index) => index + 1)),
    )
  })

  it('are read as they are written', () => {
    expect(parseNumber('inv/2026/00042')).toEqual({ series: 'INV', year: 2026, sequence: 42 })
    expect(parseNumber('INV-42')).toBeUndefined()
  })
})

import { setTimeout as sleep } from 'node:timers/promises'
import { transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountingRouter } from '../router.ts'
import { cashSale, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { setLockDate } from './lock-date.ts'
import { lockPeriod } from './period.ts'
import { postEntries } from './post-entries.ts'

let books: TestBooks
beforeAll(async () => {
  books = await testBooks()
})
afterAll(() => books.close())

const move = (companyId: number, lockDate: string | null) =>
  transaction(books.database, (tx) =>
    setLockDate(tx, companyId, { lockDate, today: '2026-06-30', actorId: null, mayReopen: false }),
  )

describe('the lock date', () => {
  it('closes the period, in words, and opens the next day', async () => {
    const { id } = await books.createCompany()
    await move(id, '2026-02-28')
    const period = await transaction(books.database, (tx) => lockPeriod(tx, id))
    expect(period.isOpen('2026-02-28')).toBe(false)
    expect(period.refusal('2026-02-28').message).toBe(
      'The books are locked up to 2026-02-28. Choose a later date.',
    )
    expect(period.firstOpenDate('2026-01-15')).toBe('2026-03-01')
    expect(period.firstOpenDate('2026-03-07')).toBe('2026-03-07')
  })

  it('waits for the postings in flight, and those behind it see it', async () => {
    const company = await books.createCompany()
    const early = cashSale(100n, { date: '2026-02-01' })
    let moved = false
    let moving: Promise<void> | undefined
    await transaction(books.database, async (tx) => {
      const period = await lockPeriod(tx, company.id)
      moving = move(company.id, '2026-02-28').then(() => {
        moved = true
      })
      await sleep(200)
      expect(moved).toBe(false)
      expect(period.isOpen(early.date)).toBe(true)
      await postEntries(tx, company.id, [early])
    })
    await moving
    const [row] = await runSql<{ number: string }>(
      books.ownerUrl,
      'select number from accounting.journal_entry_view where company_id = $1 and entry_id = $2',
      [company.id, early.id],
    )
    expect(row?.number).toBe('CSH/2026/00001')
    const late = cashSale(100n, { date: '2026-02-01' })
    await expect(post({ ...books, company }, [late])).rejects.toThrow('which is locked')
  })

  it('never passes a posting by, however they interleave', async () => {
    const company = await books.createCompany()
    const here = { ...books, company }
    const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']
    const outcomes = await Promise.allSettled([
      ...Array.from({ length: 60 }, (_, index) =>
        transaction(books.database, async (tx) => {
          await sleep(index)
          const period = await lockPeriod(tx, company.id)
          const entry = cashSale(1n, { date: days[index % days.length] ?? '' })
          const { lockDate } = period
          if (!period.isOpen(entry.date)) return { posted: false, lockDate }
          await postEntries(tx, here.company.id, [entry])
          return { posted: true, lockDate }
        }),
      ),
      (async () => {
        for (const day of days) await sleep(15).then(() => move(company.id, day))
      })(),
    ])
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([])
    const [row] = await runSql<{ unnumbered: string }>(
      books.ownerUrl,
      `select count(*) as unnumbered from accounting.journal_entry_view
        where company_id = $1 and number is null and date <= '2026-04-30'`,
      [company.id],
    )
    expect(row?.unnumbered).toBe('0')
  })

  it('is kept by the database too', async () => {
    const company = await books.createCompany()
    const entry = cashSale(1n, { date: '2026-05-31' })
    await post({ ...books, company }, [entry])
    await move(company.id, '2026-05-31')
    await expect(
      runSql(
        books.url,
        `with entry as (
           insert into accounting.journal_entry (company_id, id, journal_id, date, reference, source)
           select company_id, gen_random_uuid(), journal_id, date, 'late', 'manual:late'
             from accounting.journal_entry where company_id = $1
           returning company_id, id, date)
         insert into accounting.journal_item (company_id, date, debit, credit, entry_id, account_id, line)
         select entry.company_id, entry.date, debit, credit, entry.id, account_id, line
           from entry, accounting.journal_item item where item.company_id = $1`,
        [company.id],
      ),
    ).rejects.toThrow('the books are locked up to 2026-05-31')
  })

  it('goes back only for the owner, never into the future, and is written down', async () => {
    const company = await books.createCompany()
    const as = (role: 'owner' | 'accountant' | 'auditor') =>
      books.callerAs(accountingRouter, books.sessionOf(company, role))
    await as('accountant').books.setLockDate({ lockDate: '2026-02-28' })
    await expect(as('accountant').books.setLockDate({ lockDate: '2026-01-31' })).rejects.toThrow(
      'Only the owner can open a locked period again',
    )
    await expect(as('accountant').books.setLockDate({ lockDate: null })).rejects.toThrow('Only the owner')
    await expect(as('auditor').books.setLockDate({ lockDate: '2026-03-31' })).rejects.toThrow(
      'Your role may not do this',
    )
    await expect(as('owner').books.setLockDate({ lockDate: '2199-01-01' })).rejects.toThrow(
      'Only days that are over can be locked',
    )
    await as('owner').books.setLockDate({ lockDate: '2026-01-31' })
    expect((await as('auditor').books.get()).lockDate).toBe('2026-01-31')
    const audited = await runSql(
      books.ownerUrl,
      `select details from host.audit where company_id = $1 and action = 'accounting.lock-date-moved' order by id`,
      [company.id],
    )
    expect(audited).toEqual([
      { details: { from: null, to: '2026-02-28' } },
      { details: { from: '2026-02-28', to: '2026-01-31' } },
    ])
  })
})

import { newId, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { documentChecks } from '../checks/document-checks.ts'
import { journalChecks } from '../checks/journal-checks.ts'
import { accountingRouter } from '../router.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { addPayment, stateOf } from '../testing/test-documents.ts'
import { takeOverBalances } from './take-over-balances.ts'

let books: TestBooks
let company: TestBooks['company']
let all: TestBooks
beforeEach(async () => {
  all ??= await testBooks()
  company = await all.createCompany()
  books = { ...all, company }
  await addCustomer(books, 'Ada Byron')
})
afterAll(() => all.close())

const file = `kind,account,customer,number,date,due_date,debit,credit
account,1010,,,,,5000.00,
account,3000,,,,,,4800.00
invoice,,ada byron,OLD-7,2025-11-03,2025-12-03,250.00,
credit_note,,Ada Byron,OLD-C2,2025-12-01,,,50.00
`

const take = (csv: string, fields: object = {}) =>
  transaction(all.database, (tx) =>
    takeOverBalances(tx, company, null, {
      date: '2026-01-01',
      fileName: 'old.csv',
      csv,
      idempotencyKey: newId(),
      ...fields,
    }),
  )
const refused = (csv: string, fields: object = {}) =>
  take(csv, fields).then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Refusal ? `${error.code}: ${error.message}` : String(error)),
  )
const owner = () => all.callerAs(accountingRouter, all.sessionOf(company, 'owner'))

async function balances(): Promise<Record<string, string>> {
  const { rows } = await owner().reports.trialBalance({})
  return Object.fromEntries(rows.map(({ code, closing }) => [code, closing.amount]))
}

describe('opening balances', () => {
  it('stand on their accounts against migration equity, and open documents can be paid', async () => {
    const preview = await owner().openingBalances.preview({ date: '2026-01-01', csv: file })
    expect(preview.problems).toEqual([])
    expect(
      preview.kinds.map(({ kind, balances: count, debit, credit }) => [
        kind,
        count,
        debit.amount,
        credit.amount,
      ]),
    ).toEqual([
      ['account', 2, '500000', '480000'],
      ['invoice', 1, '25000', '0'],
      ['credit_note', 1, '0', '5000'],
    ])
    expect(preview.equity?.balance.amount).toBe('-40000')
    expect(
      preview.entry?.items.map(({ entry, account, debit, credit }) =>
        [entry, account.code, debit.amount, credit.amount].join(' '),
      ),
    ).toEqual([
      '1 1010 500000 0',
      '1 3000 0 480000',
      '1 3900 0 20000',
      '2 1100 25000 0',
      '2 3900 0 25000',
      '3 1100 0 5000',
      '3 3900 5000 0',
    ])
    expect(await balances()).toEqual({})

    expect(await take(file)).toMatchObject({ balances: 4, taken: true })
    expect(await balances()).toEqual({
      '1010': '500000',
      '1100': '20000',
      '3000': '-480000',
      '3900': '-40000',
    })
    const { rows } = await owner().invoices.list({ search: 'OLD-7' })
    const [invoice] = rows
    expect(invoice).toMatchObject({
      number: 'OLD-7',
      date: '2025-11-03',
      dueDate: '2025-12-03',
      state: 'open',
    })
    await addPayment(books, invoice?.customerId ?? '', {
      amount: 25_000n,
      targets: [{ invoiceId: invoice?.id ?? '', amount: null }],
    })
    expect(await stateOf(books, invoice?.id ?? '')).toBe('paid 0')
    expect((await owner().reports.taxes({})).rows).toEqual([])
    await all.deliverEvents()
    for (const check of [...journalChecks, ...documentChecks])
      expect(
        (await check.run({ database: all.database, companyId: company.id })).differences,
        check.id,
      ).toEqual([])
  })

  it('are taken over once, by one key and by any other', async () => {
    const asked = { idempotencyKey: newId() }
    // Enough of them that one looks for its key before, and for the balances after, another has committed.
    const answers = await Promise.all(Array.from({ length: 8 }, () => take(file, asked)))
    expect(new Set(answers.map(({ importId }) => importId)).size).toBe(1)
    expect(answers.filter(({ taken }) => taken)).toHaveLength(1)
    const before = await balances()
    expect(await refused(file)).toMatch(/openings_unfit: Line 2: .*taken over before.*3 more lines/)
    expect(await refused('kind,account,debit\naccount,1000,1', asked)).toMatch('key_reused')
    expect(await balances()).toEqual(before)
  })

  it('name every line that cannot be taken over, and book none of the others', async () => {
    const csv = `kind;account;customer;number;date;debit;credit
account;1010;;;;10;
account;9999;;;;10;
account;1100;;;;10;
account;1000;;;;-5;
account;1020;;;;;
invoice;;Nobody;A-1;2025-01-01;10;
invoice;;Ada Byron;INV/2026/00007;2025-01-01;10;
invoice;;Ada Byron;A-2;soon;10;
wallet;;Ada Byron;;;;10
`
    const { problems, equity, entry } = await owner().openingBalances.preview({ date: '2026-01-01', csv })
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'unknown_account'],
      [4, 'control_account'],
      [5, 'bad_amount'],
      [6, 'one_side'],
      [7, 'unknown_customer_named'],
      [8, 'number_in_series'],
      [9, 'bad_day'],
      [10, 'unknown_kind'],
    ])
    expect([equity, entry]).toEqual([null, null])
    expect(await refused(csv)).toMatch('openings_unfit')
    expect(await balances()).toEqual({})
  })

  it('come from a file with a heading, on an open day, by those who may', async () => {
    expect(await refused('hello')).toMatch('opening_file_empty')
    expect(await refused('kind,customer\naccount,1010')).toMatch('opening_file_columns_missing')
    expect(await refused('kind,account\naccount,1010')).toMatch('no column debit')
    await runSql(
      all.ownerUrl,
      `update accounting.company_books set lock_date = '2026-01-01' where company_id = $1`,
      [company.id],
    )
    expect(await refused(file)).toMatch('period_locked')
    const auditor = all.callerAs(accountingRouter, all.sessionOf(company, 'auditor'))
    await expect(auditor.openingBalances.preview({ date: '2026-01-01', csv: file })).rejects.toThrow(
      'Your role may not do this',
    )
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountingRouter } from '../router.ts'
import { addCustomer, cashSale, post, type TestBooks, testBooks } from '../testing/test-books.ts'

let books: TestBooks
beforeAll(async () => {
  books = await testBooks()
  const customerId = await addCustomer(books, 'Zoë')
  const items = [
    { account: { role: 'cash' }, debit: 40n, credit: 0n, customerId, label: 'Deposit' },
    { account: { role: 'sales' }, debit: 0n, credit: 40n },
  ]
  await post(books, [
    cashSale(100n, { date: '2026-01-31' }),
    cashSale(20n, { date: '2026-02-01', reference: 'February', source: 'invoice:1' }),
    cashSale(0n, { date: '2026-02-28', items }),
    cashSale(3n, { date: '2026-03-01' }),
  ])
  await books.deliverEvents()
})
afterAll(() => books.close())

const auditor = (company = books.company) =>
  books.callerAs(accountingRouter, books.sessionOf(company, 'auditor'))
const amounts = (row: object) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      (value as { amount?: string } | null)?.amount ?? value,
    ]),
  )

describe('the trial balance', () => {
  it('tells opening, movement and closing of a period, and its totals agree', async () => {
    const report = await auditor().reports.trialBalance({ from: '2026-02-01', to: '2026-02-28' })
    expect(report.rows.map(amounts)).toMatchObject([
      { code: '1000', opening: '100', debit: '60', credit: '0', closing: '160' },
      { code: '4000', opening: '-100', debit: '0', credit: '60', closing: '-160' },
    ])
    expect(amounts(report.totals)).toEqual({
      openingDebit: '100',
      openingCredit: '100',
      debit: '60',
      credit: '60',
      closingDebit: '160',
      closingCredit: '160',
    })
  })

  it('shows the books as they stood at a day', async () => {
    const report = await auditor().reports.trialBalance({ to: '2026-01-31' })
    expect(report.rows.map(({ closing }) => closing.amount)).toEqual(['100', '-100'])
  })

  it('is empty for a company that posted nothing, and closed to a cashier', async () => {
    const other = await books.createCompany()
    expect((await auditor(other).reports.trialBalance({})).rows).toEqual([])
    const cashier = books.callerAs(accountingRouter, books.sessionOf(other, 'cashier'))
    await expect(cashier.reports.trialBalance({})).rejects.toThrow('Your role may not do this')
  })
})

describe('the general ledger', () => {
  const cash = async () => (await auditor().accounts.list({ search: '1000' })).rows[0]?.id ?? ''

  it('runs on from the opening balance over pages, down to entry and document', async () => {
    const accountId = await cash()
    const read = (page: number) =>
      auditor().reports.generalLedger({ accountId, from: '2026-02-01', page, pageSize: 2 })
    const first = await read(1)
    expect(amounts(first)).toMatchObject({
      opening: '100',
      debit: '63',
      credit: '0',
      closing: '163',
      total: 3,
    })
    expect(first.rows.map(amounts)).toMatchObject([
      { date: '2026-02-01', number: 'CSH/2026/00002', source: 'invoice:1', debit: '20', balance: '120' },
      { date: '2026-02-28', label: 'Deposit', customer: { name: 'Zoë' }, balance: '160' },
    ])
    expect((await read(2)).rows.map(amounts)).toMatchObject([{ date: '2026-03-01', balance: '163' }])
  })

  it('shows one customer alone', async () => {
    const accountId = await cash()
    const { rows } = await auditor().reports.generalLedger({ accountId })
    const customerId = rows.find(({ customer }) => customer)?.customer
    const report = await auditor().reports.generalLedger({
      accountId,
      ...(customerId ? { customerId: customerId.id } : {}),
    })
    expect(report.rows.map(amounts)).toMatchObject([{ label: 'Deposit', balance: '40' }])
  })

  it('knows no account of another company', async () => {
    const other = await books.createCompany()
    await expect(auditor(other).reports.generalLedger({ accountId: await cash() })).rejects.toThrow(
      'There is no such account',
    )
  })
})

import { newId } from '@platform/database'
import { definePlugin, extend } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cancelPayments } from '../documents/cancel-payments.ts'
import { accountingRouter } from '../router.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { addInvoice, addPayment, inBooks, line } from '../testing/test-documents.ts'
import { customerCredits } from './customer-credits.ts'

/** Another program that keeps credit for customers: seven cents for everybody who is asked about. */
const credits = definePlugin({
  id: 'credits',
  name: 'Credits',
  dependsOn: ['accounting'],
  extensions: [
    extend(customerCredits, {
      id: 'credits',
      title: { en: 'Wallet credit', ar: 'رصيد المحفظة' },
      balances: async (_tx, _company, { customerIds }) => new Map(customerIds.map((id) => [id, 7n])),
    }),
  ],
})

let books: TestBooks
let ada: string
let bob: string
let invoice: string
let payment: string
beforeAll(async () => {
  books = await testBooks([credits])
  ada = await addCustomer(books, 'Ada')
  bob = await addCustomer(books, 'Bob 100%')
  // Due on January 31st and March 31st; paid in part in March, and that payment bounced in April.
  invoice = await addInvoice(books, ada, { date: '2026-01-01', dueDate: '2026-01-31' })
  await addInvoice(books, ada, { lines: [line(5_000n)] })
  payment = await addPayment(books, ada, { amount: 4_000n, date: '2026-03-05' })
  await inBooks(books, (tx) =>
    cancelPayments(tx, books.company, null, [
      { paymentId: payment, date: '2026-04-10', idempotencyKey: newId() },
    ]),
  )
  await addInvoice(books, bob, { date: '2026-02-10', dueDate: '2026-02-20', lines: [line(300n)] })
  await addPayment(books, bob, { amount: 1_000n, date: '2026-02-15' })
  await books.deliverEvents()
})
afterAll(() => books.close())

const auditor = (company = books.company) =>
  books.callerAs(accountingRouter, books.sessionOf(company, 'auditor')).reports

/** What the receivable account stood at by the end of a day, by the journal alone. */
async function receivableOn(day: string, customerId?: string): Promise<string> {
  const [row] = await runSql<{ balance: string }>(
    books.ownerUrl,
    `select coalesce(sum(debit - credit), 0)::text as balance
       from accounting.journal_item item join accounting.account account on account.id = item.account_id
      where account.code = '1100' and date <= $1 and ($2::uuid is null or item.customer_id = $2::uuid)`,
    [day, customerId ?? null],
  )
  return row?.balance ?? ''
}

describe('the receivables ledger', () => {
  it('tells what each customer owed, was invoiced, settled and owes, and agrees with the books', async () => {
    const report = await auditor().receivables({ from: '2026-03-01', to: '2026-03-31' })
    expect(
      report.rows.map(({ customer, opening, debit, credit, closing }) => [
        customer?.name,
        opening.amount,
        debit.amount,
        credit.amount,
        closing.amount,
      ]),
    ).toEqual([
      ['Ada', '10000', '5000', '4000', '11000'],
      ['Bob 100%', '-700', '0', '0', '-700'],
    ])
    expect(report.totals.closing.amount).toBe(await receivableOn('2026-03-31'))
    expect(report.total).toBe(2)
  })

  it('finds words literally', async () => {
    expect(
      (await auditor().receivables({ search: '100%' })).rows.map(({ customer }) => customer?.id),
    ).toEqual([bob])
    expect((await auditor().receivables({ search: '_' })).rows).toEqual([])
  })

  it('runs on from what was owed, document by document', async () => {
    const ledger = await auditor().customerLedger({ customerId: ada, from: '2026-02-01' })
    expect(ledger.opening.amount).toBe('10000')
    expect(
      ledger.rows.map(({ source, debit, credit, balance }) => [
        source.split(':')[0],
        debit.amount,
        credit.amount,
        balance.amount,
      ]),
    ).toEqual([
      ['invoice', '5000', '0', '15000'],
      ['payment', '0', '4000', '11000'],
      ['payment', '4000', '0', '15000'],
    ])
    expect(ledger.closing.amount).toBe(await receivableOn('2199-12-31', ada))
  })

  it('knows no customer of another company', async () => {
    const other = await books.createCompany()
    expect((await auditor(other).receivables({})).rows).toEqual([])
    await expect(auditor(other).customerLedger({ customerId: ada })).rejects.toThrow(
      'There is no such customer',
    )
    expect((await auditor(other).agedItems({ customerId: ada })).rows).toEqual([])
  })
})

describe('aged receivables', () => {
  const agesOn = async (asOf: string) => {
    const report = await auditor().agedReceivables({ asOf })
    expect(report.totals.total.amount, asOf).toBe(await receivableOn(asOf))
    return Object.fromEntries(
      report.rows.map(({ customer, ages }) => [
        customer?.name,
        Object.fromEntries(
          Object.entries(ages).flatMap(([age, { amount }]) =>
            amount === '0' ? [] : [[age, Number(amount)]],
          ),
        ),
      ]),
    )
  }

  it('says how long it has been due, to the day', async () => {
    expect(await agesOn('2026-01-31')).toEqual({ Ada: { notDue: 10_000 } })
    expect(await agesOn('2026-02-01')).toEqual({ Ada: { upTo30: 10_000 } })
    expect(await agesOn('2026-03-04')).toMatchObject({ Ada: { notDue: 5_000, upTo60: 10_000 } })
  })

  it('has a payment count from its day to the day it came back, and what was not used count against', async () => {
    expect(await agesOn('2026-03-05')).toMatchObject({
      Ada: { upTo60: 6_000, notDue: 5_000 },
      'Bob 100%': { upTo30: -700 },
    })
    expect(await agesOn('2026-04-09')).toMatchObject({ Ada: { upTo90: 6_000, upTo30: 5_000 } })
    expect(await agesOn('2026-04-10')).toMatchObject({ Ada: { upTo90: 10_000, upTo30: 5_000 } })
    expect(await agesOn('2026-05-02')).toMatchObject({ Ada: { over90: 10_000, upTo60: 5_000 } })
  })

  it('sets against it the credit that others keep', async () => {
    const report = await auditor().agedReceivables({ asOf: '2026-03-05' })
    expect(report.credits).toMatchObject([{ id: 'credits', title: { en: 'Wallet credit' } }])
    expect(report.rows.map(({ credits: [own], net }) => [own?.amount, net.amount])).toEqual([
      ['7', '10993'],
      ['7', '-707'],
    ])
    expect(report.totals.net.amount).toBe(String(11_000n - 700n - 14n))
  })

  it('leads to the documents, those due longest first', async () => {
    const { rows, residual, total } = await auditor().agedItems({ asOf: '2026-04-10', bucket: 'upTo90' })
    expect(rows).toMatchObject([{ source: `invoice:${invoice}`, days: 69, customer: { id: ada } }])
    expect([residual.amount, total]).toEqual(['10000', 1])
    const page = await auditor().agedItems({ asOf: '2026-04-10', page: 2, pageSize: 1 })
    expect(page.rows).toHaveLength(1)
    expect(page.total).toBe(3)
  })

  it('is for those who may see documents', async () => {
    const cashier = books.callerAs(accountingRouter, books.sessionOf(books.company, 'cashier'))
    await expect(cashier.reports.agedReceivables({})).rejects.toThrow('Your role may not do this')
  })
})

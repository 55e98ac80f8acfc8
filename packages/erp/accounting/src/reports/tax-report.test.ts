import { definePlugin, extend } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountingRouter } from '../router.ts'
import { addCustomer, post, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import { addInvoice, addTax, line } from '../testing/test-documents.ts'
import { taxSources } from './tax-sources.ts'

let books: TestBooks
let standard: string
let reduced: string

/** A till that sold 5.00 at the standard rate in March, and booked it. */
const till = definePlugin({
  id: 'till',
  name: 'Till',
  dependsOn: ['accounting'],
  extensions: [
    extend(taxSources, {
      id: 'till',
      title: 'Till',
      summarise: async (_tx, _company, { from }) =>
        from === '2026-04-01' ? [] : [{ taxId: standard, rate: 20_000, base: 500n, tax: 100n }],
    }),
  ],
})

beforeAll(async () => {
  books = await testBooks([till])
  const customer = await addCustomer(books, 'Ada')
  standard = await addTax(books, 'Standard', 20_000)
  reduced = await addTax(books, 'Reduced', 7_000)
  await addInvoice(books, customer, {
    lines: [line(10_000n, { taxId: standard }), line(1_001n, { taxId: reduced }), line(50n)],
  })
  await addInvoice(books, customer, { kind: 'credit_note', lines: [line(2_000n, { taxId: standard })] })
  // 33.33 and 6.67 dollars: what it comes to in euro is shared out, so that nothing is lost.
  await addInvoice(books, customer, {
    currency: 'USD',
    exchangeRate: '0.913',
    lines: [line(3_333n, { taxId: standard }), line(777n)],
  })
  await addInvoice(books, customer, {
    date: '2026-04-02',
    dueDate: '2026-04-02',
    lines: [line(100n, { taxId: reduced })],
  })
  await post(books, [
    {
      id: '01a200b0-0000-7000-8000-000000000001',
      journal: { role: 'general' },
      date: '2026-03-31',
      reference: 'Summary',
      source: 'till:1',
      actorId: null,
      items: [
        { account: { role: 'pos_clearing' }, debit: 600n, credit: 0n },
        { account: { role: 'sales' }, debit: 0n, credit: 500n },
        { account: { role: 'tax_payable' }, debit: 0n, credit: 100n },
      ],
    },
  ])
})
afterAll(() => books.close())

const auditor = (company = books.company) =>
  books.callerAs(accountingRouter, books.sessionOf(company, 'auditor')).reports
const march = { from: '2026-03-01', to: '2026-03-31' }

/** What an account moved in March, credit above zero, by the journal alone. */
async function moved(code: string): Promise<bigint> {
  const [row] = await runSql<{ moved: string }>(
    books.ownerUrl,
    `select coalesce(sum(credit - debit), 0)::text as moved
       from accounting.journal_item item join accounting.account account on account.id = item.account_id
      where account.code = $1 and date between '2026-03-01' and '2026-03-31'`,
    [code],
  )
  return BigInt(row?.moved ?? '0')
}

describe('tax by rate', () => {
  it('tells base and tax of invoices, credit notes and other sales, and agrees with the books', async () => {
    const report = await auditor().taxes(march)
    expect(report.sources).toEqual([{ id: 'till', title: 'Till' }])
    expect(
      report.rows.map(({ tax, invoices, creditNotes, others: [other], all }) => [
        tax?.name ?? null,
        invoices.base.amount,
        invoices.tax.amount,
        creditNotes.tax.amount,
        other?.tax.amount,
        all.tax.amount,
      ]),
    ).toEqual([
      ['Reduced', '1001', '70', '0', '0', '70'],
      ['Standard', '13043', '2609', '-400', '100', '2309'],
      [null, '759', '0', '0', '0', '0'],
    ])
    const { totals, books: account } = report
    expect(BigInt(totals.all.tax.amount)).toBe(await moved('2100'))
    expect(BigInt(totals.all.base.amount)).toBe((await moved('4000')) + (await moved('4100')))
    expect([account.account.code, account.otherEntries.amount]).toEqual(['2100', '0'])
  })

  it('leads to the documents, each with its share', async () => {
    const { rows, total } = await auditor().taxDocuments({ ...march, taxId: standard, rate: 20_000 })
    expect(total).toBe(3)
    expect(rows.map(({ kind, base, tax }) => [kind, base.amount, tax.amount])).toEqual([
      ['invoice', '3043', '609'],
      ['credit_note', '-2000', '-400'],
      ['invoice', '10000', '2000'],
    ])
    expect((await auditor().taxDocuments(march)).rows.map(({ base }) => base.amount)).toEqual(['709', '50'])
  })

  it('keeps to its period, and to its company', async () => {
    const april = await auditor().taxes({ from: '2026-04-01' })
    expect(april.rows.map(({ tax, all }) => [tax?.name, all.base.amount, all.tax.amount])).toEqual([
      ['Reduced', '100', '7'],
    ])
    const other = await books.createCompany()
    expect((await auditor(other).taxDocuments({ taxId: standard })).rows).toEqual([])
    expect((await auditor(other).taxes({ from: '2026-04-01' })).rows).toEqual([])
  })
})

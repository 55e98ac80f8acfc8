import { newId, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setLockDate } from '../journal/lock-date.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import {
  addInvoice,
  addTax,
  bookedFor,
  confirmInvoice,
  createInvoice,
  inBooks,
  invoiceDraft,
  line,
  refusalOf,
  stateOf,
} from '../testing/test-documents.ts'
import { confirmInvoices } from './confirm-invoices.ts'
import { createInvoices } from './create-invoices.ts'

let books: TestBooks
let anna: string
let vat: string
beforeAll(async () => {
  books = await testBooks()
  anna = await addCustomer(books, 'Anna')
  vat = await addTax(books, 'VAT 20 %', 20_000)
})
afterAll(() => books.close())

const createOutcome = (draft: Parameters<typeof createInvoices>[3][number]) =>
  refusalOf(books, (tx) => createInvoices(tx, books.company, null, [draft]))

describe('confirming', () => {
  it('books the receivable against revenue and tax, and numbers by series and year', async () => {
    const reduced = await addTax(books, 'VAT 5 %', 5_000)
    const lines = [
      line(999n, { quantity: 2_500n, taxId: vat }),
      line(1_000n, { taxId: reduced, discount: 1_250 }),
      line(300n),
    ]
    const id = await createInvoice(books, invoiceDraft(anna, { lines }))
    expect(await stateOf(books, id)).toBe('draft 0')
    const first = await confirmInvoice(books, id)
    expect(first).toEqual({
      invoiceId: id,
      confirmed: true,
      number: expect.stringMatching(/^INV\/2026\/\d{5}$/),
    })
    // 24.98 at 20 %, 8.75 at 5 %, and 3.00 without.
    expect(await bookedFor(books, `invoice:${id}`)).toEqual([
      'debit 1100 4217',
      'credit 4000 3673',
      'credit 2100 500',
      'credit 2100 44',
    ])
    expect(await stateOf(books, id)).toBe('open 4217')

    const later = await createInvoice(
      books,
      invoiceDraft(anna, { date: '2027-01-01', dueDate: '2027-01-01' }),
    )
    expect((await confirmInvoice(books, later)).number).toBe('INV/2027/00001')
    const note = await createInvoice(books, invoiceDraft(anna, { kind: 'credit_note' }))
    expect((await confirmInvoice(books, note)).number).toMatch(/^CN\/2026\/\d{5}$/)
    expect(await bookedFor(books, `invoice:${note}`)).toEqual(['credit 1100 10000', 'debit 4100 10000'])
  })

  it('takes tax out of prices that include it', async () => {
    const id = await addInvoice(books, anna, {
      pricesIncludeTax: true,
      lines: [line(12_000n, { taxId: vat })],
    })
    expect(await bookedFor(books, `invoice:${id}`)).toEqual([
      'debit 1100 12000',
      'credit 4000 10000',
      'credit 2100 2000',
    ])
  })

  it('answers a key sent twice alike, and refuses it for another document', async () => {
    const key = newId()
    const draft = invoiceDraft(anna)
    const id = await createInvoice(books, draft)
    expect(await createInvoice(books, draft)).toBe(id)
    expect(await createOutcome({ ...draft, date: '2026-03-02' })).toBe('key_reused')
    const { number } = await confirmInvoice(books, id, key)
    expect(await confirmInvoice(books, id, key)).toEqual({ invoiceId: id, confirmed: false, number })
    const other = await createInvoice(books, invoiceDraft(anna))
    const confirmAgain = (invoiceId: string, idempotencyKey: string) =>
      refusalOf(books, (tx) => confirmInvoices(tx, books.company, null, [{ invoiceId, idempotencyKey }]))
    expect(await confirmAgain(other, key)).toBe('key_reused')
    expect(await confirmAgain(id, newId())).toBe('already_confirmed')
  })

  it('confirms once when two tabs press the button together', async () => {
    const id = await createInvoice(books, invoiceDraft(anna))
    const sameKey = newId()
    const confirm = (idempotencyKey: string) =>
      transaction(books.database, (tx) =>
        confirmInvoices(tx, books.company, null, [{ invoiceId: id, idempotencyKey }]),
      )
    const outcomes = (await Promise.all([confirm(sameKey), confirm(sameKey), confirm(newId())])).flat()
    const said = outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : outcome.confirmed))
    expect(said.filter((one) => one === true)).toHaveLength(1)
    expect(await bookedFor(books, `invoice:${id}`)).toHaveLength(2)
  })

  it('refuses one of a set and confirms its neighbours', async () => {
    const drafts = [invoiceDraft(anna), invoiceDraft(anna, { lines: [line(0n)] }), invoiceDraft(anna)]
    const created = await transaction(books.database, (tx) => createInvoices(tx, books.company, null, drafts))
    const ids = created.map((outcome) => (outcome instanceof Refusal ? '' : outcome.invoiceId))
    const outcomes = await transaction(books.database, (tx) =>
      confirmInvoices(
        tx,
        books.company,
        null,
        [...ids, newId()].map((invoiceId) => ({ invoiceId, idempotencyKey: newId() })),
      ),
    )
    expect(
      outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : outcome.confirmed)),
    ).toEqual([true, 'nothing_to_book', true, 'unknown_invoice'])
  })

  it('leaves a confirmed document and its lines as they are, whoever asks', async () => {
    const id = await addInvoice(books, anna)
    for (const text of [
      'update accounting.invoice set total = 1, net = 1 where id = $1',
      'delete from accounting.invoice where id = $1',
      'delete from accounting.invoice_line where invoice_id = $1',
      'update accounting.invoice_line set description = $1::text where invoice_id = $1::uuid',
      `insert into accounting.invoice_line (company_id, invoice_id, line, description, quantity, unit_price, discount,
              net, tax, total) select company_id, id, 2, 'More', 1, 1, 0, 1, 0, 1 from accounting.invoice where id = $1`,
    ])
      await expect(runSql(books.ownerUrl, text, [id])).rejects.toThrow(/confirmed/)
  })

  it('draws numbers without a gap for hundreds at once', async () => {
    const company = await books.createCompany({ name: 'Numbers' })
    const own = { ...books, company }
    const customer = await addCustomer(own, 'Bruno')
    const drafts = Array.from({ length: 300 }, () => invoiceDraft(customer))
    const created = await transaction(own.database, (tx) => createInvoices(tx, company, null, drafts))
    const requests = created.map((outcome) => ({
      invoiceId: outcome instanceof Refusal ? '' : outcome.invoiceId,
      idempotencyKey: newId(),
    }))
    const [even, odd] = [0, 1].map((rest) => requests.filter((_, index) => index % 2 === rest))
    const confirmed = await Promise.all(
      [even ?? [], odd ?? []].map((half) =>
        transaction(own.database, (tx) => confirmInvoices(tx, company, null, half)),
      ),
    )
    const numbers = confirmed.flat().map((outcome) => (outcome instanceof Refusal ? '' : outcome.number))
    expect(numbers.sort()).toEqual(
      Array.from({ length: 300 }, (_, index) => `INV/2026/${String(index + 1).padStart(5, '0')}`),
    )
  })
})

describe('a draft', () => {
  it("refuses what is not the company's own, or not there", async () => {
    const other = await books.createCompany({ name: 'Other' })
    const stranger = await addCustomer({ ...books, company: other }, 'Stranger')
    const strangeTax = await addTax({ ...books, company: other }, 'Tax', 1_000)
    expect(await createOutcome(invoiceDraft(stranger))).toBe('unknown_customer')
    expect(await createOutcome(invoiceDraft(anna, { lines: [line(1n, { taxId: strangeTax })] }))).toBe(
      'unknown_tax',
    )
    expect(await createOutcome(invoiceDraft(anna, { lines: [line(1n, { productId: newId() })] }))).toBe(
      'unknown_product',
    )
    const id = await createInvoice(books, invoiceDraft(anna))
    expect(
      await refusalOf(books, (tx) =>
        confirmInvoices(tx, other, null, [{ invoiceId: id, idempotencyKey: newId() }]),
      ),
    ).toBe('unknown_invoice')
  })

  it.each([
    ['no lines', { lines: [] }, 'no_lines'],
    ['a quantity of zero', { lines: [line(1n, { quantity: 0n })] }, 'bad_line'],
    ['a negative quantity', { lines: [line(1n, { quantity: -1_000n })] }, 'bad_line'],
    ['a negative price', { lines: [line(-1n)] }, 'bad_line'],
    ['a price past int8', { lines: [line(2n ** 63n)] }, 'bad_line'],
    ['a sum past int8', { lines: [line(2n ** 62n), line(2n ** 62n)] }, 'amount_too_large'],
    ['a tax that takes it past int8', { lines: [line(2n ** 63n - 1n)], taxed: true }, 'amount_too_large'],
    ['a discount beyond all', { lines: [line(1n, { discount: 10_001 })] }, 'bad_line'],
    ['a line that says nothing', { lines: [line(1n, { description: ' ' })] }, 'bad_line'],
    ['a day that is none', { date: '2026-02-30' }, 'bad_date'],
    ['being due before its date', { dueDate: '2026-02-28' }, 'due_before_date'],
    ['a made-up currency', { currency: 'XXZ' }, 'bad_currency'],
    ['another currency without a rate', { currency: 'USD' }, 'exchange_rate_missing'],
    ['a rate for its own currency', { exchangeRate: '1.1' }, 'exchange_rate_surplus'],
  ])('refuses %s', async (_, { taxed = false, ...fields }: { taxed?: boolean } & object, code) => {
    const draft = invoiceDraft(anna, fields)
    const lines = draft.lines.map((one) => ({ ...one, taxId: taxed ? vat : one.taxId }))
    expect(await createOutcome({ ...draft, lines })).toBe(code)
  })

  it("in another currency is booked in the company's, converted once", async () => {
    const lines = [line(1_001n, { taxId: vat }), line(333n)]
    const id = await addInvoice(books, anna, { currency: 'JPY', exchangeRate: '0.0061', lines })
    // 1,534 yen at 0.0061 are 9.3574 euros.
    expect(await bookedFor(books, `invoice:${id}`)).toEqual([
      'debit 1100 936',
      'credit 4000 814',
      'credit 2100 122',
    ])
    expect(await stateOf(books, id)).toBe('open 1534')
  })

  it('waits in a locked period, and says from when on it can be confirmed', async () => {
    const company = await books.createCompany({ name: 'Locked' })
    const own = { ...books, company }
    const customer = await addCustomer(own, 'Carla')
    const id = await createInvoice(own, invoiceDraft(customer))
    await transaction(own.database, (tx) =>
      setLockDate(tx, company.id, {
        lockDate: '2026-03-31',
        today: '2026-04-01',
        actorId: null,
        mayReopen: false,
      }),
    )
    await expect(confirmInvoice(own, id)).rejects.toThrow('The books are locked up to 2026-03-31.')
    expect(
      await inBooks(own, (tx) => createInvoices(tx, company, null, [invoiceDraft(customer)])),
    ).toMatchObject({
      created: true,
    })
  })
})

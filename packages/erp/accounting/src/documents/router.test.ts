import { createProducts } from '@erp/catalog'
import { newId, transaction } from '@platform/database'
import { onlyOutcome } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountingRouter } from '../router.ts'
import { addCustomer, type TestBooks, testBooks } from '../testing/test-books.ts'
import { addTax } from '../testing/test-documents.ts'

let books: TestBooks
let customerId: string
let taxId: string
let productId: string
beforeAll(async () => {
  books = await testBooks()
  customerId = await addCustomer(books, 'Anna Berg')
  taxId = await addTax(books, 'VAT 20 %', 20_000)
  const product = {
    idempotencyKey: newId(),
    code: 'LAMP',
    name: 'Lamp',
    description: null,
    category: null,
    barcode: null,
    unitPrice: 10_000n,
    taxId,
  }
  const created = await transaction(books.database, (tx) =>
    createProducts(tx, books.company.id, null, [product]),
  )
  productId = onlyOutcome(created).productId
})
afterAll(() => books.close())

const as = (role: Parameters<TestBooks['sessionOf']>[1], company = books.company) =>
  books.callerAs(accountingRouter, books.sessionOf(company, role))

const invoiceInput = () => ({
  idempotencyKey: newId(),
  customerId,
  date: '2026-03-01',
  dueDate: '2026-03-31',
  currency: 'EUR',
  pricesIncludeTax: false,
  reference: 'PO 77',
  lines: [{ productId, description: 'Lamp', quantity: '1500', unitPrice: '10000', discount: 1_000, taxId }],
})

describe('an accountant', () => {
  it('writes an invoice, sees what it will book, confirms it, is paid, and finds it in the list', async () => {
    const accountant = as('accountant')
    const { invoiceId } = await accountant.invoices.create(invoiceInput())
    const draft = await accountant.invoices.get({ invoiceId })
    expect(draft).toMatchObject({
      state: 'draft',
      number: null,
      amountDue: null,
      customer: { name: 'Anna Berg' },
      total: { amount: '16200', currency: 'EUR' },
      taxes: [{ name: 'VAT 20 %', rate: 20_000, tax: { amount: '2700' } }],
      lines: [{ product: { code: 'LAMP' }, quantity: '1500', discount: 1_000, net: { amount: '13500' } }],
    })
    const preview = await accountant.invoices.previewEntry({ invoiceId })
    expect(
      preview.items.map(({ account, debit, credit }) => [account.code, debit.amount, credit.amount]),
    ).toEqual([
      ['1100', '16200', '0'],
      ['4000', '0', '13500'],
      ['2100', '0', '2700'],
    ])
    const { number } = await accountant.invoices.confirm({ invoiceId, idempotencyKey: newId() })
    const journals = await accountant.payments.journals()
    expect(journals.map(({ type }) => type)).toEqual(['bank', 'cash'])
    const journalId = journals[0]?.id ?? ''
    const paid = { idempotencyKey: newId(), invoiceId, amount: '200', journalId, date: '2026-03-02' }
    const { items: foreseen } = await accountant.invoices.previewRegistered(paid)
    expect(foreseen.map(({ account, debit, credit }) => [account.code, debit.amount, credit.amount])).toEqual(
      [
        ['1020', '200', '0'],
        ['1100', '0', '200'],
      ],
    )
    const { paymentId } = await accountant.invoices.registerPayment(paid)
    expect(await accountant.payments.get({ paymentId })).toMatchObject({
      status: 'confirmed',
      destination: 'invoices',
      settled: [{ invoiceId, number, amount: { amount: '200' }, undoneOn: null }],
    })
    const list = await as('auditor').invoices.list({ search: 'anna 77', state: 'partially_paid' })
    expect(list).toMatchObject({
      rows: [{ id: invoiceId, number, state: 'partially_paid', amountDue: { amount: '16000' } }],
      total: 1,
      totals: {
        amountDue: [{ amount: '16000', currency: 'EUR' }],
        total: [{ amount: '16200', currency: 'EUR' }],
      },
    })
    const { invoiceId: noteId } = await accountant.invoices.createCreditNote({
      idempotencyKey: newId(),
      invoiceId,
      lines: [{ line: 1, quantity: '500' }],
      date: '2026-03-03',
    })
    await accountant.invoices.confirm({ invoiceId: noteId, idempotencyKey: newId() })
    const detail = await accountant.invoices.get({ invoiceId })
    expect(detail.creditNotes).toMatchObject([{ id: noteId, state: 'paid', total: { amount: '5400' } }])
    expect(detail.amountDue).toEqual({ amount: '10600', currency: 'EUR' })
    expect(detail.lines).toMatchObject([{ quantity: '1500', creditable: '1000' }])
    expect(detail.matchings.map(({ source, amount }) => [source, amount.amount])).toEqual([
      [`payment:${paymentId}`, '200'],
      [`invoice:${noteId}`, '5400'],
    ])
    expect(await accountant.invoices.get({ invoiceId: noteId })).toMatchObject({ creditNoteOf: { number } })
    const cancelled = { paymentId, idempotencyKey: newId(), date: '2026-03-04' }
    await accountant.payments.cancel(cancelled)
    expect((await accountant.invoices.get({ invoiceId })).amountDue).toEqual({
      amount: '10800',
      currency: 'EUR',
    })
  })

  it('changes a draft and deletes it, and neither once it is confirmed', async () => {
    const accountant = as('accountant')
    const { idempotencyKey, ...fields } = invoiceInput()
    const { invoiceId } = await accountant.invoices.create({ idempotencyKey, ...fields })
    const lines = [...fields.lines, { description: 'Delivery', quantity: '1000', unitPrice: '500' }]
    await accountant.invoices.update({ invoiceId, fields: { ...fields, lines, dueDate: '2026-04-15' } })
    expect(await accountant.invoices.get({ invoiceId })).toMatchObject({
      total: { amount: '16700' },
      dueDate: '2026-04-15',
      lines: [{ line: 1 }, { line: 2, product: null, tax: null }],
    })
    const { invoiceId: other } = await accountant.invoices.create(invoiceInput())
    await accountant.invoices.delete({ invoiceId: other })
    await expect(accountant.invoices.get({ invoiceId: other })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await accountant.invoices.confirm({ invoiceId, idempotencyKey: newId() })
    await expect(accountant.invoices.update({ invoiceId, fields })).rejects.toThrow(
      'Make a credit note instead',
    )
    await expect(accountant.invoices.delete({ invoiceId })).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  it('writes a payment, changes it, confirms it, and finds it by its destination', async () => {
    const accountant = as('accountant')
    const [bank] = await accountant.payments.journals()
    expect(await accountant.payments.destinations()).toEqual([
      {
        id: 'invoices',
        title: 'Invoices',
        directions: ['receive'],
        takesSurplus: false,
        defaultFor: ['receive'],
      },
      {
        id: 'credit_note',
        title: 'Credit note',
        directions: ['send'],
        takesSurplus: false,
        defaultFor: ['send'],
      },
    ])
    const fields = {
      direction: 'receive' as const,
      customerId,
      amount: '5',
      journalId: bank?.id ?? '',
      date: '2026-03-05',
      reference: 'Bank 12',
      destination: 'invoices',
    }
    const { paymentId } = await accountant.payments.create({ ...fields, idempotencyKey: newId() })
    await accountant.payments.update({ paymentId, fields: { ...fields, amount: '7' } })
    const preview = await accountant.payments.previewEntry({ paymentId })
    expect(
      preview.items.map(({ account, debit, credit }) => [account.code, debit.amount, credit.amount]),
    ).toEqual([
      ['1020', '7', '0'],
      ['1100', '0', '7'],
    ])
    expect(await accountant.payments.get({ paymentId })).toMatchObject({ status: 'draft', entryId: null })
    await accountant.payments.confirm({ paymentId, idempotencyKey: newId() })
    await expect(accountant.payments.previewEntry({ paymentId })).rejects.toThrow('confirmed already')
    expect(await accountant.payments.list({ search: 'bank 12', destination: 'invoices' })).toMatchObject({
      rows: [{ id: paymentId, status: 'confirmed', amount: { amount: '7' }, journalName: 'Bank' }],
      totals: { received: { amount: '7' }, sent: { amount: '0' } },
    })
    await expect(accountant.payments.delete({ paymentId })).rejects.toThrow('Cancel it instead')
  })
})

describe('bad input', () => {
  it.each([['-5'], ['0'], ['1.5'], ['1e3'], ['9223372036854775808'], ['99999999999999999999999'], ['']])(
    'refuses the amount %j by name of the field',
    async (amount) => {
      const [bank] = await as('accountant').payments.journals()
      await expect(
        as('accountant').payments.create({
          idempotencyKey: newId(),
          direction: 'receive',
          customerId,
          amount,
          journalId: bank?.id ?? '',
          date: '2026-03-05',
          destination: 'invoices',
        }),
      ).rejects.toMatchObject({ code: 'BAD_REQUEST', message: expect.stringContaining('amount') })
    },
  )

  it('keeps a name with script in it as text, and refuses what PostgreSQL cannot keep', async () => {
    const accountant = as('accountant')
    const reference = `<script>alert('1')</script>`
    const { invoiceId } = await accountant.invoices.create({ ...invoiceInput(), reference })
    expect((await accountant.invoices.get({ invoiceId })).reference).toBe(reference)
    await expect(accountant.invoices.create({ ...invoiceInput(), reference: 'a\0b' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('closed doors', () => {
  it('an auditor reads and changes nothing, a cashier sees nothing', async () => {
    await expect(as('auditor').invoices.create(invoiceInput())).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(as('cashier').invoices.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(as('customer').payments.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('another company sees and touches nothing of it', async () => {
    const other = as('owner', await books.createCompany({ name: 'Other' }))
    const { invoiceId } = await as('owner').invoices.create(invoiceInput())
    const [bank] = await as('owner').payments.journals()
    const payment = {
      idempotencyKey: newId(),
      invoiceId,
      amount: '5',
      journalId: bank?.id ?? '',
      date: '2026-03-05',
    }
    const { idempotencyKey: _, ...fields } = invoiceInput()
    for (const attempt of [
      () => other.invoices.get({ invoiceId }),
      () => other.invoices.previewEntry({ invoiceId }),
      () => other.invoices.update({ invoiceId, fields }),
      () => other.invoices.delete({ invoiceId }),
      () => other.invoices.confirm({ invoiceId, idempotencyKey: newId() }),
      () => other.invoices.createCreditNote({ ...payment, lines: 'all' }),
      () => other.invoices.registerPayment(payment),
      () => other.invoices.create(invoiceInput()),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await other.invoices.list({})).toMatchObject({ rows: [], total: 0 })
  })
})

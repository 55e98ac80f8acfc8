import { createUsers } from '@erp/identity'
import { newId, transaction } from '@platform/database'
import { type Company, definePlugin, extend, type Role } from '@platform/plugin-api'
import { signInAt } from '@platform/testing'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { customerCredits } from '../reports/customer-credits.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import {
  addInvoice,
  addPayment,
  addTax,
  createInvoice,
  invoiceDraft,
  line,
} from '../testing/test-documents.ts'

const password = 'correct horse battery staple'
const credits = definePlugin({
  id: 'credits',
  name: 'Credits',
  dependsOn: ['accounting'],
  extensions: [
    extend(customerCredits, {
      id: 'credits',
      title: { en: 'Wallet credit', ar: 'رصيد المحفظة' },
      balances: async (_tx, _company, { customerIds }) => new Map(customerIds.map((id) => [id, 5_000n])),
    }),
  ],
})

let books: TestBooks
let url: string
let owner: string
let customer: string
let invoice: string
let payment: string
beforeAll(async () => {
  process.env['BETTER_AUTH_SECRET'] = 'a secret of tests, long enough to sign with'
  books = await testBooks([credits])
  url = await books.serve()
  customer = await addCustomer(books, 'Zoë مريم')
  const tax = await addTax(books, 'VAT 20 %', 20_000)
  invoice = await addInvoice(books, customer, {
    reference: 'PO-77',
    lines: [line(12_345n, { description: 'Brass lamp', quantity: 2_500n, taxId: tax, discount: 1_000 })],
  })
  payment = await addPayment(books, customer, {
    amount: 10_000n,
    targets: [{ invoiceId: invoice, amount: null }],
  })
  await books.deliverEvents()
  await runSql(
    books.ownerUrl,
    `update identity.company set address = E'5 Quay Street\nDublin', tax_number = 'IE1234567X' where id = $1`,
    [books.company.id],
  )
  owner = await signIn(books.company, 'owner')
})
afterAll(() => books.close())

async function signIn({ id: companyId }: Company, role: Role): Promise<string> {
  const email = `${newId()}@example.com`
  await transaction(books.database, (tx) =>
    createUsers(tx, [{ name: role, email, password, memberships: [{ companyId, role }] }]),
  )
  return signInAt(url, { email, password })
}

const ask = (paper: string, cookie = owner) =>
  fetch(`${url}/api/accounting/papers/${paper}`, { headers: { cookie } })

async function textOf(paper: string): Promise<string> {
  const response = await ask(paper)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  const data = new Uint8Array(await response.arrayBuffer())
  const { items } = await (
    await (await getDocument({ data, verbosity: 0 }).promise).getPage(1)
  ).getTextContent()
  return items
    .map((item) => ('str' in item ? item.str : ''))
    .join(' ')
    .replaceAll(/[\u200e\u200f\u061c]/g, '')
    .replaceAll(/\s+/g, ' ')
}

describe('papers', () => {
  it('say what the invoice says, tax by tax, and what is left', async () => {
    const text = await textOf(`invoices/${invoice}.pdf`)
    // 2.5 × 123.45 less 10 % is 277.76; with 20 % tax 333.31; 100.00 of it was paid.
    for (const words of [
      'Invoice INV/2026/00001',
      '5 Quay Street',
      'Tax number IE1234567X',
      'Bill to',
      'Zoë',
      'PO-77',
      'Brass lamp',
      '2.5',
      '€123.45',
      '10%',
      '20%',
      '€277.76',
      'VAT 20 %',
      '€55.55',
      '€333.31',
      '€100.00',
      '€233.31',
    ])
      expect(text).toContain(words)
    const response = await ask(`invoices/${invoice}.pdf`)
    expect(response.headers.get('content-disposition')).toMatch(/^inline; filename="INV-2026-00001\.pdf"/)
  })

  it('say it in Arabic, from right to left, with western digits', async () => {
    const text = await textOf(`invoices/${invoice}.pdf?language=ar`)
    for (const words of [
      'فاتورة',
      'مريم',
      'الكمية',
      'المستحق',
      'INV/2026/00001',
      '333.31',
      'مارس',
      'VAT 20 %',
    ])
      expect(text).toContain(words)
  })

  it('tell a draft from a document that counts', async () => {
    const draft = await createInvoice(books, invoiceDraft(customer))
    expect(await textOf(`invoices/${draft}.pdf`)).toContain('Draft')
    const note = await addInvoice(books, customer, { kind: 'credit_note', lines: [line(1n)] })
    expect(await textOf(`invoices/${note}.pdf`)).toContain('Credit note CN/2026/00001')
  })

  it('receipt a payment with what it settled', async () => {
    const text = await textOf(`payments/${payment}.pdf`)
    for (const words of ['Payment receipt', 'Received from', 'INV/2026/00001', '€100.00', 'Bank'])
      expect(text).toContain(words)
  })

  it('state an account with what other plugins keep for the customer', async () => {
    const text = await textOf(`statements/${customer}.pdf?to=2026-03-10`)
    for (const words of [
      'Statement of account',
      'Opening balance',
      'Invoice INV/2026/00001',
      '€333.31',
      'Wallet credit',
      '€50.00',
      'Left to pay',
    ])
      expect(text).toContain(words)
    expect(await textOf(`statements/${customer}.pdf?language=ar&to=2026-03-10`)).toContain('المحفظة')
    // Before anything happened there was nothing but the credit.
    expect(await textOf(`statements/${customer}.pdf?to=2026-01-01`)).toContain('Left of your credit')
  })

  it('are for those who may see documents of this company, and nobody else', async () => {
    const other = await books.createCompany()
    const stranger = await signIn(other, 'owner')
    for (const paper of [`invoices/${invoice}`, `payments/${payment}`, `statements/${customer}`]) {
      expect((await ask(`${paper}.pdf`, '')).status, paper).toBe(401)
      expect((await ask(`${paper}.pdf`, stranger)).status, paper).toBe(404)
      expect((await ask(`${paper}.pdf`, await signIn(books.company, 'cashier'))).status, paper).toBe(403)
    }
    for (const [paper, status] of [
      [`invoices/${newId()}.pdf`, 404],
      ['invoices/x.pdf', 404],
      [`constructor/${invoice}.pdf`, 404],
      [`invoices/${invoice}.pdf?language=xx`, 400],
      [`statements/${customer}.pdf?to=tomorrow`, 400],
    ] as const)
      expect((await ask(paper)).status, paper).toBe(status)
  })
})

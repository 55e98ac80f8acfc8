import { newId } from '@platform/database'
import { inEnglish } from '@platform/plugin-api'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cancelPayments } from '../documents/cancel-payments.ts'
import { createCreditNotes } from '../documents/create-credit-notes.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import {
  addInvoice,
  addPayment,
  confirmInvoice,
  createInvoice,
  inBooks,
  invoiceDraft,
  line,
} from '../testing/test-documents.ts'
import { writeOff } from '../write-offs/write-off.ts'
import { documentChecks } from './document-checks.ts'

let books: TestBooks
let invoice: string
let note: string
let payment: string
let cancelled: string
let small: string
beforeAll(async () => {
  books = await testBooks()
  const customer = await addCustomer(books, 'Anna')
  invoice = await addInvoice(books, customer)
  await createInvoice(books, invoiceDraft(customer))
  await addInvoice(books, customer, { currency: 'USD', exchangeRate: '0.9' })
  payment = await addPayment(books, customer, { amount: 4_000n })
  cancelled = await addPayment(books, customer, { amount: 1_000n })
  const cancel = { paymentId: cancelled, date: '2026-03-09', idempotencyKey: newId() }
  await inBooks(books, (tx) => cancelPayments(tx, books.company, null, [cancel]))
  const lines = [{ line: 1, quantity: 500n }]
  const draft = { idempotencyKey: newId(), invoiceId: invoice, lines, date: '2026-03-10', note: null }
  note = (await inBooks(books, (tx) => createCreditNotes(tx, books.company, null, [draft]))).invoiceId
  await confirmInvoice(books, note)
  // Confirmed behind the others, so that their numbers stay as the tests name them.
  small = await addInvoice(books, customer, { lines: [line(9n)] })
  const difference = { invoiceId: small, date: '2026-03-10', note: null, idempotencyKey: newId() }
  await inBooks(books, (tx) => writeOff(tx, books.company, null, [difference]))
})
afterAll(() => books.close())

async function findings(): Promise<string[]> {
  const results = await Promise.all(
    documentChecks.map(async (check) => {
      const { differences } = await check.run({ database: books.database, companyId: books.company.id })
      return differences.map(({ finding }) => `${check.id}: ${inEnglish(finding)}`)
    }),
  )
  return results.flat()
}

/** Changes rows behind the back of every guard, looks, and puts them back. */
async function tampered(change: string, undo: string): Promise<string[]> {
  const unguarded = (text: string) =>
    runSql(books.ownerUrl, `set session_replication_role = replica; ${text}`)
  await unguarded(change)
  try {
    return await findings()
  } finally {
    await unguarded(undo)
  }
}

it('finds nothing where all is well, and says how much it looked at', async () => {
  expect(await findings()).toEqual([])
  const counts = await Promise.all(documentChecks.map((check) => check.run({ database: books.database })))
  expect(counts.map(({ checked }) => checked)).toEqual([5n, 4n, 7n, 1n, 2n, 1n])
})

it('finds a line that was changed', async () => {
  const set = (net: number) =>
    `update accounting.invoice_line set net = ${net}, total = ${net} where invoice_id = '${invoice}'`
  expect(await tampered(set(9_999), set(10_000))).toEqual([
    'accounting.invoice-totals: says net 10000 and tax 0, its lines 9999 and 0',
  ])
})

it('finds an invoice whose number, total or date is not what was booked', async () => {
  const set = (fields: string) => `update accounting.invoice set ${fields} where id = '${invoice}'`
  expect(await tampered(set(`number = 'INV/2026/09999'`), set(`number = 'INV/2026/00001'`))).toEqual([
    'accounting.invoice-entries: is booked as number INV/2026/00001',
  ])
  expect(await tampered(set('net = 1, total = 1'), set('net = 10000, total = 10000'))).toContain(
    'accounting.invoice-entries: is over 1, and booked with 10000',
  )
  expect(await tampered(set(`date = '2026-02-01'`), set(`date = '2026-03-01'`))).toEqual([
    'accounting.invoice-entries: is of 2026-02-01, and booked on 2026-03-01',
  ])
})

it('finds credit beyond an invoice, as a whole and in a line', async () => {
  const total = (amount: number) =>
    `update accounting.invoice set net = ${amount}, total = ${amount} where id = '${note}'`
  expect(await tampered(total(10_001), total(5_000))).toContain(
    'accounting.credit-notes: is over 10000, and credited with 10001',
  )
  const quantity = (pieces: number) =>
    `update accounting.invoice_line set quantity = ${pieces} where invoice_id = '${note}'`
  expect(await tampered(quantity(1.001), quantity(0.5))).toEqual([
    'accounting.credit-notes: has a line of which more is credited than it is',
  ])
})

it('finds a payment that is not what was booked, or not reversed, and an entry without its document', async () => {
  const amount = (units: number) => `update accounting.payment set amount = ${units} where id = '${payment}'`
  expect(await tampered(amount(5_000), amount(4_000))).toEqual([
    'accounting.payment-entries: is over 5000, and booked with 4000',
  ])
  const cancelEntry = (id: string) =>
    `update accounting.payment payment set cancel_entry_id = ${id} where id = '${cancelled}'`
  const reversal = '(select id from accounting.journal_entry entry where entry.reverses = payment.entry_id)'
  expect(await tampered(cancelEntry('entry_id'), cancelEntry(reversal))).toEqual([
    `accounting.document-entries: books payment:${cancelled}, which does not name it`,
    'accounting.payment-entries: is cancelled, and its entry is not reversed',
  ])
  const status = (value: string) =>
    `update accounting.payment set entry_id = ${value} where id = '${payment}'`
  const [row] = await runSql<{ entry_id: string }>(
    books.ownerUrl,
    'select entry_id from accounting.payment where id = $1',
    [payment],
  )
  const found = await tampered(status(`'${newId()}'`), status(`'${row?.entry_id}'`))
  expect(found).toContain('accounting.payment-entries: has no journal entry')
  expect(found).toContain(`accounting.document-entries: books payment:${payment}, which does not name it`)
})

it('finds a write-off that is not what was booked', async () => {
  const amount = (units: number) =>
    `update accounting.write_off set amount = ${units} where invoice_id = '${small}'`
  expect(await tampered(amount(8), amount(9))).toEqual([
    'accounting.write-off-entries: is over 8, and booked with 9',
  ])
})

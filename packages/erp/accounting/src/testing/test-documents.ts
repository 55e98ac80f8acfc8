import { createTaxes } from '@erp/catalog'
import { newId, type Tx, transaction } from '@platform/database'
import { onlyOutcome, type Refusal } from '@platform/plugin-api'
import { confirmInvoices } from '../documents/confirm-invoices.ts'
import { confirmPayments } from '../documents/confirm-payments.ts'
import { createInvoices } from '../documents/create-invoices.ts'
import { createPayments } from '../documents/create-payments.ts'
import type { InvoiceDraft, InvoiceLineDraft } from '../documents/invoice-types.ts'
import type { PaymentDraft } from '../documents/payment-types.ts'
import { runSql, type TestBooks } from './test-books.ts'

/** One piece at a price. */
export function line(unitPrice: bigint, fields: Partial<InvoiceLineDraft> = {}): InvoiceLineDraft {
  return {
    productId: null,
    description: 'Goods',
    quantity: 1_000n,
    unitPrice,
    discount: 0,
    taxId: null,
    ...fields,
  }
}

/** An invoice over 100.00 without tax, on March 1st. */
export function invoiceDraft(customerId: string, fields: Partial<InvoiceDraft> = {}): InvoiceDraft {
  return {
    idempotencyKey: newId(),
    kind: 'invoice',
    customerId,
    date: '2026-03-01',
    dueDate: '2026-03-31',
    currency: 'EUR',
    exchangeRate: null,
    pricesIncludeTax: false,
    reference: '',
    note: null,
    lines: [line(10_000n)],
    ...fields,
  }
}

/** Does something in a transaction of its own, and throws when it is refused. */
export function inBooks<Outcome>(
  { database }: TestBooks,
  work: (tx: Tx) => Promise<readonly (Outcome | Refusal)[]>,
): Promise<Outcome> {
  return transaction(database, async (tx) => onlyOutcome(await work(tx)))
}

/** The same, and answers the refusal. Fails when there is none. */
export async function refusalOf(
  books: TestBooks,
  work: (tx: Tx) => Promise<readonly unknown[]>,
): Promise<string> {
  const [outcome] = await transaction(books.database, work)
  if (!(outcome instanceof Error && 'code' in outcome)) throw new Error('nothing was refused')
  return String(outcome.code)
}

export async function addTax(books: TestBooks, name: string, rate: number): Promise<string> {
  const draft = { idempotencyKey: newId(), name, rate }
  return (await inBooks(books, (tx) => createTaxes(tx, books.company.id, null, [draft]))).taxId
}

export async function createInvoice(books: TestBooks, draft: InvoiceDraft): Promise<string> {
  return (await inBooks(books, (tx) => createInvoices(tx, books.company, null, [draft]))).invoiceId
}

export function confirmInvoice(books: TestBooks, invoiceId: string, idempotencyKey = newId()) {
  return inBooks(books, (tx) => confirmInvoices(tx, books.company, null, [{ invoiceId, idempotencyKey }]))
}

/** A confirmed invoice, by its id. */
export async function addInvoice(
  books: TestBooks,
  customerId: string,
  fields: Partial<InvoiceDraft> = {},
): Promise<string> {
  const invoiceId = await createInvoice(books, invoiceDraft(customerId, fields))
  await confirmInvoice(books, invoiceId)
  return invoiceId
}

/** A payment received in the bank on March 5th for the oldest invoices. */
export async function paymentDraft(
  books: TestBooks,
  customerId: string,
  fields: Partial<PaymentDraft> = {},
): Promise<PaymentDraft> {
  return {
    idempotencyKey: newId(),
    direction: 'receive',
    customerId,
    amount: 10_000n,
    journalId: await journalOf(books, 'bank'),
    date: '2026-03-05',
    reference: 'Transfer',
    destination: 'invoices',
    targets: [],
    ...fields,
  }
}

export async function createPayment(books: TestBooks, draft: PaymentDraft): Promise<string> {
  return (await inBooks(books, (tx) => createPayments(tx, books.company, null, [draft]))).paymentId
}

export function confirmPayment(books: TestBooks, paymentId: string, idempotencyKey = newId()) {
  return inBooks(books, (tx) => confirmPayments(tx, books.company, null, [{ paymentId, idempotencyKey }]))
}

/** A confirmed payment, by its id. */
export async function addPayment(
  books: TestBooks,
  customerId: string,
  fields: Partial<PaymentDraft> = {},
): Promise<string> {
  const paymentId = await createPayment(books, await paymentDraft(books, customerId, fields))
  await confirmPayment(books, paymentId)
  return paymentId
}

export async function journalOf({ ownerUrl, company }: TestBooks, role: string): Promise<string> {
  const rows = await runSql<{ journal_id: string }>(
    ownerUrl,
    'select journal_id from accounting.journal_role where company_id = $1 and role = $2',
    [company.id, role],
  )
  return rows[0]?.journal_id ?? ''
}

/** The items booked for a document, in the order of posting: 'debit 1100 10000'. */
export async function bookedFor({ ownerUrl }: TestBooks, source: string): Promise<string[]> {
  const rows = await runSql<{ item: string }>(
    ownerUrl,
    `select case when debit > 0 then 'debit ' || code || ' ' || debit else 'credit ' || code || ' ' || credit end as item
       from accounting.journal_entry entry
       join accounting.journal_item item on item.entry_id = entry.id
       join accounting.account account on account.id = item.account_id
      where source = $1
      order by entry.recorded_at, entry.id, line`,
    [source],
  )
  return rows.map(({ item }) => item)
}

/** What is open of a document, and what its page says. */
export async function stateOf({ ownerUrl }: TestBooks, invoiceId: string): Promise<string> {
  const rows = await runSql<{ state: string }>(
    ownerUrl,
    `select payment_state || ' ' || coalesce(amount_due, 0) as state from accounting.invoice_view where id = $1`,
    [invoiceId],
  )
  return rows[0]?.state ?? 'gone'
}

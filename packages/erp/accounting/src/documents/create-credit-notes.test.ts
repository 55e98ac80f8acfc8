import { newId, transaction } from '@platform/database'
import { definePlugin, inTransaction, Refusal } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { matchItems } from '../journal/match-items.ts'
import { postEntries } from '../journal/post-entries.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import {
  addInvoice,
  addPayment,
  addTax,
  bookedFor,
  confirmInvoice,
  inBooks,
  line,
  refusalOf,
  stateOf,
} from '../testing/test-documents.ts'
import { confirmInvoices } from './confirm-invoices.ts'
import { type CreditNoteDraft, createCreditNotes } from './create-credit-notes.ts'
import { creditNotesConfirmed } from './events.ts'

/** Pays back what is left of a credit note, as a wallet would, for customers whose note asks for it. */
const settling = new Set<string>()
const settlerPlugin = definePlugin({
  id: 'settler',
  name: 'Settler',
  dependsOn: ['accounting'],
  subscribers: [
    inTransaction(creditNotesConfirmed, 'settler.settle', async (tx, companyId, items) => {
      const settled = items.filter(({ customerId, open }) => settling.has(customerId) && open > 0n)
      const entries = settled.map(({ creditNoteId, customerId, open, date, actorId }) => ({
        id: newId(),
        journal: { role: 'general' },
        date,
        reference: '',
        source: `settlement:${creditNoteId}`,
        actorId,
        items: [
          { account: { role: 'receivable' }, customerId, debit: open, credit: 0n },
          { account: { role: 'migration_equity' }, customerId, debit: 0n, credit: open },
        ],
      }))
      await postEntries(tx, companyId, entries)
      matchItems(
        tx,
        companyId,
        settled.map(({ receivable, open, date }, index) => ({
          id: newId(),
          debit: { entryId: entries[index]?.id ?? '', line: 1 },
          credit: receivable,
          amount: open,
          date,
        })),
      )
      return items.map(({ customerId, open }) => ({ settled: settling.has(customerId) ? open : 0n }))
    }),
  ],
})

let books: TestBooks
let vat: string
beforeAll(async () => {
  books = await testBooks([settlerPlugin])
  vat = await addTax(books, 'VAT', 20_000)
})
afterAll(() => books.close())

const draftOf = (invoiceId: string, fields: Partial<CreditNoteDraft> = {}): CreditNoteDraft => ({
  idempotencyKey: newId(),
  invoiceId,
  lines: 'all',
  date: '2026-03-10',
  note: null,
  ...fields,
})
const create = (draft: CreditNoteDraft) =>
  inBooks(books, (tx) => createCreditNotes(tx, books.company, null, [draft]))
const createRefusal = (draft: CreditNoteDraft) =>
  refusalOf(books, (tx) => createCreditNotes(tx, books.company, null, [draft]))
const linesOf = (id: string) =>
  runSql(
    books.ownerUrl,
    `select line, quantity, unit_price, discount, tax_id, tax_rate, net, tax, total
       from accounting.invoice_line where invoice_id = $1 order by line`,
    [id],
  )

describe('a credit note of an invoice', () => {
  it('mirrors it exactly, and goes against what is open', async () => {
    const customer = await addCustomer(books, 'Anna')
    const lines = [
      line(333n, { quantity: 1_333n, taxId: vat, discount: 333 }),
      line(777n, { taxId: vat }),
      line(1n),
      line(5n, { taxId: vat }),
    ]
    const invoice = await addInvoice(books, customer, { lines })
    const note = await create(draftOf(invoice))
    expect(await linesOf(note.invoiceId)).toEqual(await linesOf(invoice))
    const { number } = await confirmInvoice(books, note.invoiceId)
    expect(number).toMatch(/^CN\//)
    const [debit, ...credits] = await bookedFor(books, `invoice:${invoice}`)
    expect(await bookedFor(books, `invoice:${note.invoiceId}`)).toEqual([
      debit?.replace('debit', 'credit'),
      ...credits.map((item) => item.replace('credit 4000', 'debit 4100').replace('credit', 'debit')),
    ])
    expect([await stateOf(books, invoice), await stateOf(books, note.invoiceId)]).toEqual([
      'paid 0',
      'paid 0',
    ])
    expect(await createRefusal(draftOf(invoice))).toBe('credit_exceeds_invoice')
  })

  it('stays open for what was paid already, unless a subscriber settles it', async () => {
    const [patient, settled] = [await addCustomer(books, 'Bruno'), await addCustomer(books, 'Carla')]
    settling.add(settled)
    for (const [customer, state] of [
      [patient, 'partially_paid 6000'],
      [settled, 'paid 0'],
    ] as const) {
      const invoice = await addInvoice(books, customer)
      await addPayment(books, customer, { amount: 6_000n })
      const { invoiceId: note } = await create(draftOf(invoice))
      await confirmInvoice(books, note)
      expect([await stateOf(books, invoice), await stateOf(books, note)]).toEqual(['paid 0', state])
    }
  })

  it('in parts adds up to the invoice to the cent, and never beyond it', async () => {
    const customer = await addCustomer(books, 'Dora')
    const invoice = await addInvoice(books, customer, {
      lines: [line(333n, { quantity: 3_000n, taxId: vat })],
    })
    const third = () => draftOf(invoice, { lines: [{ line: 1, quantity: 1_000n }] })
    const [first, second, last] = [await create(third()), await create(third()), await create(third())]
    expect(first).toMatchObject({ net: 333n, tax: 67n })
    for (const { invoiceId } of [first, second]) await confirmInvoice(books, invoiceId)
    // Written before the others were confirmed, it would take a cent more than is left.
    await expect(confirmInvoice(books, last.invoiceId)).rejects.toMatchObject({
      code: 'credit_exceeds_invoice',
    })
    const rest = await create(third())
    expect(rest).toMatchObject({ net: 333n, tax: 66n })
    await confirmInvoice(books, rest.invoiceId)
    expect(await stateOf(books, invoice)).toBe('paid 0')
  })

  it('is refused beyond the invoice when two are confirmed together', async () => {
    const invoice = await addInvoice(books, await addCustomer(books, 'Elif'))
    const notes = [await create(draftOf(invoice)), await create(draftOf(invoice))]
    const confirmed = await Promise.allSettled(notes.map(({ invoiceId }) => confirmInvoice(books, invoiceId)))
    expect(confirmed.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const another = await addInvoice(books, await addCustomer(books, 'Emil'))
    const pair = [await create(draftOf(another)), await create(draftOf(another))]
    const outcomes = await transaction(books.database, (tx) =>
      confirmInvoices(
        tx,
        books.company,
        null,
        pair.map(({ invoiceId }) => ({ invoiceId, idempotencyKey: newId() })),
      ),
    )
    expect(
      outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : outcome.confirmed)),
    ).toEqual([true, 'credit_exceeds_invoice'])
  })

  it('refuses lines that are not there or have less left, drafts, and other companies', async () => {
    const customer = await addCustomer(books, 'Farid')
    const invoice = await addInvoice(books, customer)
    const lines = (...lines: { line: number; quantity: bigint }[]) =>
      createRefusal(draftOf(invoice, { lines }))
    expect(await lines({ line: 2, quantity: 1n })).toBe('credit_line_exceeds')
    expect(await lines({ line: 1, quantity: 1_001n })).toBe('credit_line_exceeds')
    expect(await lines({ line: 1, quantity: -1n })).toBe('credit_line_exceeds')
    expect(await lines({ line: 1, quantity: 500n }, { line: 1, quantity: 500n })).toBe('credit_line_exceeds')
    expect(await lines({ line: 1, quantity: 0n })).toBe('nothing_to_book')
    const note = await create(draftOf(invoice))
    expect(await createRefusal(draftOf(note.invoiceId))).toBe('not_an_invoice')
    const other = await books.createCompany({ name: 'Other' })
    expect(await refusalOf(books, (tx) => createCreditNotes(tx, other, null, [draftOf(invoice)]))).toBe(
      'unknown_invoice',
    )
  })
})

import { newId, transaction } from '@platform/database'
import { changeSettings } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCreditNotes } from '../documents/create-credit-notes.ts'
import { setLockDate } from '../journal/lock-date.ts'
import { accountingRouter } from '../router.ts'
import { accountingSettings } from '../settings.ts'
import { addCustomer, type TestBooks, testBooks } from '../testing/test-books.ts'
import {
  addInvoice,
  addPayment,
  bookedFor,
  confirmInvoice,
  createInvoice,
  inBooks,
  invoiceDraft,
  line,
  refusalOf,
  stateOf,
} from '../testing/test-documents.ts'
import { undoWriteOffs } from './undo-write-off.ts'
import { writeOff } from './write-off.ts'

let books: TestBooks
let customer: string
beforeAll(async () => {
  books = await testBooks()
  customer = await addCustomer(books, 'Ada')
})
afterAll(() => books.close())

/** An invoice over 100.00 of which so much was paid. */
async function paidBut(difference: bigint): Promise<string> {
  const invoiceId = await addInvoice(books, customer)
  await addPayment(books, customer, { amount: 10_000n - difference, targets: [{ invoiceId, amount: null }] })
  return invoiceId
}

const request = (invoiceId: string, fields: object = {}) => ({
  invoiceId,
  date: '2026-03-10',
  note: null,
  idempotencyKey: newId(),
  ...fields,
})
const write = (asked: ReturnType<typeof request>) =>
  inBooks(books, (tx) => writeOff(tx, books.company, null, [asked]))
const undo = (writeOffId: string, idempotencyKey = newId(), date = '2026-03-11') =>
  inBooks(books, (tx) => undoWriteOffs(tx, books.company, null, [{ writeOffId, date, idempotencyKey }]))
const accountant = () => books.callerAs(accountingRouter, books.sessionOf(books.company, 'accountant'))

describe('writing off', () => {
  it('books what is left against write-offs, and the invoice is paid', async () => {
    const invoiceId = await paidBut(37n)
    const page = await accountant().invoices.get({ invoiceId })
    expect(page.isSmallDifference).toBe(true)
    const preview = await accountant().writeOffs.preview({ invoiceId, date: '2026-03-10' })
    expect(
      preview.items.map(({ account, debit, credit }) => [account.code, debit.amount, credit.amount]),
    ).toEqual([
      ['1100', '0', '37'],
      ['6400', '37', '0'],
    ])
    expect(await stateOf(books, invoiceId)).toBe('partially_paid 37')
    expect(await write(request(invoiceId))).toMatchObject({ amount: 37n, written: true })
    expect(await stateOf(books, invoiceId)).toBe('paid 0')
    expect(await bookedFor(books, `write-off:${invoiceId}`)).toEqual(['credit 1100 37', 'debit 6400 37'])
  })

  it('counts once, however often it is asked with one key', async () => {
    const asked = request(await paidBut(5n))
    const [first, second] = await Promise.all([write(asked), write(asked)])
    expect(first.writeOffId).toBe(second.writeOffId)
    expect([first.written, second.written].sort()).toEqual([false, true])
    expect(
      await refusalOf(books, (tx) => writeOff(tx, books.company, null, [{ ...asked, note: 'other' }])),
    ).toBe('key_reused')
  })

  it('takes a set, of credit notes too, and no refusal spoils its neighbours', async () => {
    const small = await paidBut(1n)
    const large = await paidBut(101n)
    const note = await addInvoice(books, customer, { kind: 'credit_note', lines: [line(9n)] })
    const outcomes = await transaction(books.database, (tx) =>
      writeOff(tx, books.company, null, [request(small), request(large), request(note), request(small)]),
    )
    expect(outcomes.map((outcome) => ('code' in outcome ? outcome.code : outcome.amount))).toEqual([
      1n,
      'beyond_write_off_tolerance',
      9n,
      'nothing_to_write_off',
    ])
    expect(await bookedFor(books, `write-off:${note}`)).toEqual(['debit 1100 9', 'credit 6400 9'])
    expect(await stateOf(books, large)).toBe('partially_paid 101')
  })

  it('goes as far as the company has set', async () => {
    const invoiceId = await paidBut(101n)
    await transaction(books.database, (tx) =>
      changeSettings(tx, accountingSettings, {
        companyId: books.company.id,
        actorId: null,
        changes: { writeOffTolerance: '101' },
      }),
    )
    expect(await write(request(invoiceId))).toMatchObject({ amount: 101n })
  })

  it('settles the last cents of another currency', async () => {
    const invoiceId = await addInvoice(books, customer, {
      currency: 'USD',
      exchangeRate: '0.9',
      lines: [line(30n)],
    })
    expect(await write(request(invoiceId))).toMatchObject({ amount: 27n })
    expect(await stateOf(books, invoiceId)).toBe('paid 0')
    const page = await accountant().invoices.get({ invoiceId })
    await undo(page.writeOffs[0]?.id ?? '')
    expect(await stateOf(books, invoiceId)).toBe('open 30')
  })

  it('is refused for drafts, days before the document, and what is not there', async () => {
    const draft = await createInvoice(books, invoiceDraft(customer))
    const invoiceId = await paidBut(3n)
    const ask = (asked: ReturnType<typeof request>) =>
      refusalOf(books, (tx) => writeOff(tx, books.company, null, [asked]))
    expect(await ask(request(draft))).toBe('not_confirmed')
    expect(await ask(request(newId()))).toBe('unknown_invoice')
    expect(await ask(request(invoiceId, { date: '2026-02-28' }))).toBe('write_off_before_document')
    const other = await books.createCompany()
    expect(await refusalOf(books, (tx) => writeOff(tx, other, null, [request(invoiceId)]))).toBe(
      'unknown_invoice',
    )
    const auditor = books.callerAs(accountingRouter, books.sessionOf(books.company, 'auditor'))
    await expect(auditor.writeOffs.post({ invoiceId, idempotencyKey: newId() })).rejects.toThrow(
      'Your role may not do this',
    )
  })
})

describe('a credit note for what was written off', () => {
  it('gives back what was paid, and the rest only once it is due again', async () => {
    const invoiceId = await paidBut(40n)
    const { writeOffId } = await write(request(invoiceId))
    const all = { invoiceId, lines: 'all', date: '2026-03-12', note: null, idempotencyKey: newId() } as const
    const { invoiceId: creditNoteId } = await inBooks(books, (tx) =>
      createCreditNotes(tx, books.company, null, [all]),
    )
    const confirm = () => confirmInvoice(books, creditNoteId)
    await expect(confirm()).rejects.toMatchObject({
      code: 'credits_written_off',
      facts: { writtenOff: '40', currency: 'EUR' },
    })
    await undo(writeOffId)
    await confirm()
    expect(await stateOf(books, invoiceId)).toBe('paid 0')
    // What was paid is owed to the customer, and what never was is not.
    expect(await stateOf(books, creditNoteId)).toBe('partially_paid 9960')
  })
})

describe('taking a write-off back', () => {
  it('mirrors it, leaves nothing open but the invoice, and happens once', async () => {
    const invoiceId = await paidBut(40n)
    const { writeOffId } = await write(request(invoiceId))
    const { items } = await accountant().writeOffs.previewUndo({ writeOffId, date: '2026-03-11' })
    expect(items.map(({ account, debit, credit }) => [account.code, debit.amount, credit.amount])).toEqual([
      ['1100', '40', '0'],
      ['6400', '0', '40'],
    ])
    const key = newId()
    const [first, second] = await Promise.all([undo(writeOffId, key), undo(writeOffId, key)])
    expect([first.undone, second.undone].sort()).toEqual([false, true])
    expect(await stateOf(books, invoiceId)).toBe('partially_paid 40')
    expect(await bookedFor(books, `write-off:${invoiceId}`)).toEqual([
      'credit 1100 40',
      'debit 6400 40',
      'debit 1100 40',
      'credit 6400 40',
    ])
    const open = await accountant().reports.agedItems({ customerId: customer, asOf: '2026-03-12' })
    expect(open.rows.filter(({ source }) => source === `write-off:${invoiceId}`)).toEqual([])
    expect(
      await refusalOf(books, (tx) =>
        undoWriteOffs(tx, books.company, null, [{ writeOffId, date: '2026-03-11', idempotencyKey: newId() }]),
      ),
    ).toBe('write_off_undone_already')
    expect(
      await refusalOf(books, (tx) =>
        undoWriteOffs(tx, books.company, null, [
          { writeOffId: newId(), date: '2026-03-11', idempotencyKey: newId() },
        ]),
      ),
    ).toBe('unknown_write_off')
  })

  it('counts on the first open day when the books are locked', async () => {
    const invoiceId = await paidBut(2n)
    const { writeOffId } = await write(request(invoiceId))
    await transaction(books.database, (tx) =>
      setLockDate(tx, books.company.id, {
        lockDate: '2026-03-31',
        today: '2026-06-01',
        actorId: null,
        mayReopen: false,
      }),
    )
    expect(await refusalOf(books, (tx) => writeOff(tx, books.company, null, [request(invoiceId)]))).toBe(
      'nothing_to_write_off',
    )
    await undo(writeOffId)
    const page = await accountant().invoices.get({ invoiceId })
    expect(page.writeOffs).toMatchObject([{ id: writeOffId, undoneOn: '2026-04-01' }])
    expect(await refusalOf(books, (tx) => writeOff(tx, books.company, null, [request(invoiceId)]))).toBe(
      'period_locked',
    )
  })
})

import { newId, transaction } from '@platform/database'
import { Refusal } from '@platform/plugin-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setLockDate } from '../journal/lock-date.ts'
import { pursePlugin } from '../testing/purse.ts'
import { addCustomer, runSql, type TestBooks, testBooks } from '../testing/test-books.ts'
import {
  addInvoice,
  addPayment,
  bookedFor,
  confirmInvoice,
  confirmPayment,
  createInvoice,
  createPayment,
  inBooks,
  invoiceDraft,
  journalOf,
  line,
  paymentDraft,
  refusalOf,
  stateOf,
} from '../testing/test-documents.ts'
import { cancelPayments } from './cancel-payments.ts'
import { deletePayment } from './change-payment.ts'
import { confirmPayments } from './confirm-payments.ts'
import { createPayments } from './create-payments.ts'
import type { PaymentDraft } from './payment-types.ts'
import { registerPayments } from './register-payments.ts'

let books: TestBooks
let plain: TestBooks
beforeAll(async () => {
  books = await testBooks([pursePlugin])
  plain = await testBooks()
})
afterAll(() => Promise.all([books.close(), plain.close()]))

let names = 0
const newCustomer = (own: TestBooks = books) => addCustomer(own, `Customer ${++names}`)

const cancel = (own: TestBooks, paymentId: string, { date = '2026-03-09', idempotencyKey = newId() } = {}) =>
  inBooks(own, (tx) => cancelPayments(tx, own.company, null, [{ paymentId, date, idempotencyKey }]))

const confirmRefusal = (own: TestBooks, paymentId: string, idempotencyKey = newId()) =>
  refusalOf(own, (tx) => confirmPayments(tx, own.company, null, [{ paymentId, idempotencyKey }]))

describe('receiving', () => {
  it('pays the oldest invoices first, and gives the surplus to who takes it', async () => {
    const customer = await newCustomer()
    const later = await addInvoice(books, customer, { dueDate: '2026-04-30' })
    const sooner = await addInvoice(books, customer, { dueDate: '2026-03-15' })
    const part = await addPayment(books, customer, { amount: 12_500n })
    expect(await bookedFor(books, `payment:${part}`)).toEqual([
      'debit 1020 12500',
      'credit 1100 10000',
      'credit 1100 2500',
    ])
    expect([await stateOf(books, sooner), await stateOf(books, later)]).toEqual([
      'paid 0',
      'partially_paid 7500',
    ])
    const rest = await addPayment(books, customer, {
      amount: 8_000n,
      journalId: await journalOf(books, 'cash'),
    })
    expect(await bookedFor(books, `payment:${rest}`)).toEqual([
      'debit 1000 8000',
      'credit 1100 7500',
      'credit 3900 500',
    ])
    expect(await stateOf(books, later)).toBe('paid 0')
  })

  it('leaves the surplus open on the receivable where nobody takes it', async () => {
    const customer = await newCustomer(plain)
    await addInvoice(plain, customer)
    const id = await addPayment(plain, customer, { amount: 10_100n })
    expect(await bookedFor(plain, `payment:${id}`)).toEqual([
      'debit 1020 10100',
      'credit 1100 10000',
      'credit 1100 100',
    ])
    await cancel(plain, id)
    expect(await bookedFor(plain, `payment:${id}`)).toHaveLength(6)
  })

  it('pays chosen invoices, each at most by its amount', async () => {
    const customer = await newCustomer()
    const [first, second] = [await addInvoice(books, customer), await addInvoice(books, customer)]
    const targets = [
      { invoiceId: second, amount: 4_000n },
      { invoiceId: first, amount: null },
    ]
    await addPayment(books, customer, { amount: 5_000n, targets })
    expect([await stateOf(books, first), await stateOf(books, second)]).toEqual([
      'partially_paid 9000',
      'partially_paid 6000',
    ])
  })

  it('goes whole to a contributed destination', async () => {
    const customer = await newCustomer()
    const id = await addPayment(books, customer, { destination: 'purse', amount: 700n })
    expect(await bookedFor(books, `payment:${id}`)).toEqual(['debit 1020 700', 'credit 3900 700'])
  })

  it('refuses one of a set, at its destination too, and confirms its neighbours', async () => {
    const customer = await newCustomer()
    const drafts = [100n, 100_001n, 300n].map(async (amount) =>
      createPayment(books, await paymentDraft(books, customer, { destination: 'purse', amount })),
    )
    const requests = (await Promise.all(drafts)).map((paymentId) => ({ paymentId, idempotencyKey: newId() }))
    const outcomes = await transaction(books.database, (tx) =>
      confirmPayments(tx, books.company, null, requests),
    )
    expect(
      outcomes.map((outcome) => (outcome instanceof Refusal ? outcome.code : outcome.confirmed)),
    ).toEqual([true, 'purse_full', true])
    const refused = requests[1]?.paymentId ?? ''
    expect(await bookedFor(books, `payment:${refused}`)).toEqual([])
    await transaction(books.database, (tx) => deletePayment(tx, books.company, newId(), refused))
  })

  it('pays many payments of one customer in one set, oldest first, each seeing those before it', async () => {
    const customer = await newCustomer()
    const invoices = [await addInvoice(books, customer), await addInvoice(books, customer)]
    const drafts = await Promise.all(
      [6_000n, 6_000n, 9_000n].map((amount) => paymentDraft(books, customer, { amount })),
    )
    await transaction(books.database, async (tx) => {
      const created = await createPayments(tx, books.company, null, drafts)
      const requests = created.map((outcome) => ({
        paymentId: outcome instanceof Refusal ? '' : outcome.paymentId,
        idempotencyKey: newId(),
      }))
      const outcomes = await confirmPayments(tx, books.company, null, requests)
      expect(outcomes.every((outcome) => !(outcome instanceof Refusal) && outcome.confirmed)).toBe(true)
    })
    for (const invoice of invoices) expect(await stateOf(books, invoice)).toBe('paid 0')
  })

  it('never pays an invoice twice when two tabs pay it at once', async () => {
    const customer = await newCustomer()
    const invoice = await addInvoice(books, customer)
    const pay = async (targets: PaymentDraft['targets']) =>
      createPayment(books, await paymentDraft(books, customer, { targets }))
    const chosen = [{ invoiceId: invoice, amount: 10_000n }]
    const payments = [await pay(chosen), await pay(chosen), await pay([]), await pay([])]
    const outcomes = await Promise.allSettled(payments.map((id) => confirmPayment(books, id)))
    expect(await stateOf(books, invoice)).toBe('paid 0')
    const booked = (await Promise.all(payments.map((id) => bookedFor(books, `payment:${id}`)))).flat()
    expect(booked.filter((item) => item === 'credit 1100 10000')).toHaveLength(1)
    // Of those that chose it one at most was accepted; the others gave their surplus away.
    expect(outcomes.slice(0, 2).filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1)
    expect(outcomes.slice(2).every(({ status }) => status === 'fulfilled')).toBe(true)
  })

  it('refuses documents that cannot take it', async () => {
    const [customer, other] = [await newCustomer(), await newCustomer()]
    const invoice = await addInvoice(books, customer)
    const paid = await addInvoice(books, customer)
    await addPayment(books, customer, { targets: [{ invoiceId: paid, amount: null }] })
    const draft = await createInvoice(books, invoiceDraft(customer))
    const dollars = await addInvoice(books, customer, { currency: 'USD', exchangeRate: '0.9' })
    const note = await createInvoice(books, invoiceDraft(customer, { kind: 'credit_note' }))
    await confirmInvoice(books, note)
    const attempt = async (invoiceId: string, amount: bigint | null, who = customer) => {
      const fields = { targets: [{ invoiceId, amount }] }
      return confirmRefusal(books, await createPayment(books, await paymentDraft(books, who, fields)))
    }
    expect(await attempt(invoice, 10_000n, other)).toBe('other_customer')
    expect(await attempt(paid, null)).toBe('nothing_open')
    expect(await attempt(draft, null)).toBe('not_confirmed')
    expect(await attempt(dollars, null)).toBe('foreign_document')
    expect(await attempt(note, null)).toBe('wrong_document')
    await addPayment(books, customer, { amount: 1n, targets: [{ invoiceId: invoice, amount: null }] })
    expect(await attempt(invoice, 10_000n)).toBe('exceeds_residual')
  })

  it.each([
    ['nothing', { amount: 0n }, 'amount_not_positive'],
    ['less than nothing', { amount: -1n }, 'amount_not_positive'],
    ['more than int8', { amount: 2n ** 63n }, 'amount_too_large'],
    ['a day that is none', { date: '2026-13-01' }, 'bad_date'],
    ['an unknown customer', { customerId: newId() }, 'unknown_customer'],
    ['an unknown journal', { journalId: newId() }, 'unknown_journal'],
    ['an unknown destination', { destination: 'moon' }, 'unknown_destination'],
    ['a destination the other way', { destination: 'credit_note' }, 'destination_direction'],
    ['an unknown invoice', { targets: [{ invoiceId: newId(), amount: null }] }, 'unknown_invoice'],
  ])('refuses %s', async (_, fields: Partial<PaymentDraft>, code) => {
    const draft = await paymentDraft(books, await newCustomer(), fields)
    expect(await refusalOf(books, (tx) => createPayments(tx, books.company, null, [draft]))).toBe(code)
  })

  it('refuses a journal that is neither bank nor cash, and invoices that need more than it is', async () => {
    const customer = await newCustomer()
    const invoiceId = await addInvoice(books, customer)
    const attempt = async (fields: Partial<PaymentDraft>) => {
      const draft = await paymentDraft(books, customer, fields)
      return refusalOf(books, (tx) => createPayments(tx, books.company, null, [draft]))
    }
    expect(await attempt({ journalId: await journalOf(books, 'sales') })).toBe('journal_takes_no_payments')
    const target = { invoiceId, amount: 6_000n }
    expect(await attempt({ amount: 5_999n, targets: [target] })).toBe('targets_exceed_payment')
    expect(await attempt({ amount: 20_000n, targets: [target, target] })).toBe('target_twice')
    expect(await attempt({ destination: 'purse', targets: [target] })).toBe('targets_not_taken')
  })

  it('answers keys sent twice alike, and refuses them for another request', async () => {
    const customer = await newCustomer()
    const draft = await paymentDraft(books, customer, { destination: 'purse' })
    const id = await createPayment(books, draft)
    expect(await createPayment(books, draft)).toBe(id)
    const changed = { ...draft, amount: 1n }
    expect(await refusalOf(books, (tx) => createPayments(tx, books.company, null, [changed]))).toBe(
      'key_reused',
    )
    const key = newId()
    const both = await Promise.all([confirmPayment(books, id, key), confirmPayment(books, id, key)])
    expect(both.map(({ confirmed }) => confirmed).sort()).toEqual([false, true])
    expect(await confirmRefusal(books, id)).toBe('already_confirmed')
    const other = await createPayment(books, await paymentDraft(books, customer, { destination: 'purse' }))
    expect(await confirmRefusal(books, other, key)).toBe('key_reused')
    expect(await bookedFor(books, `payment:${id}`)).toHaveLength(2)
  })
})

describe('registering', () => {
  it('pays an invoice in one go, and leaves no draft behind when refused', async () => {
    const customer = await newCustomer()
    const invoiceId = await addInvoice(books, customer)
    const journalId = await journalOf(books, 'bank')
    const payment = {
      idempotencyKey: newId(),
      invoiceId,
      amount: 9_000n,
      journalId,
      date: '2026-03-05',
      reference: '',
    }
    const register = (fields: Partial<typeof payment> = {}) =>
      inBooks(books, (tx) => registerPayments(tx, books.company, null, [{ ...payment, ...fields }]))
    const { paymentId } = await register()
    expect(await register()).toEqual({ paymentId, confirmed: false })
    expect(await stateOf(books, invoiceId)).toBe('partially_paid 1000')
    await expect(register({ amount: 1n })).rejects.toThrow('already sent')
    await register({ idempotencyKey: newId(), amount: 1_500n })
    expect(await stateOf(books, invoiceId)).toBe('paid 0')
    const count = 'select count(*) from accounting.payment where company_id = $1'
    const before = await runSql(books.ownerUrl, count, [books.company.id])
    const again = { ...payment, idempotencyKey: newId() }
    expect(await refusalOf(books, (tx) => registerPayments(tx, books.company, null, [again]))).toBe(
      'nothing_open',
    )
    expect(await runSql(books.ownerUrl, count, [books.company.id])).toEqual(before)
  })
})

describe('sending', () => {
  it('refunds open credit notes, and no more than is open', async () => {
    const customer = await newCustomer()
    const note = await createInvoice(books, invoiceDraft(customer, { kind: 'credit_note' }))
    await confirmInvoice(books, note)
    const send = { direction: 'send', destination: 'credit_note', date: '2026-03-06' } as const
    const tooMuch = await createPayment(
      books,
      await paymentDraft(books, customer, { ...send, amount: 10_001n }),
    )
    expect(await confirmRefusal(books, tooMuch)).toBe('exceeds_open_credit')
    const id = await addPayment(books, customer, { ...send, amount: 4_000n })
    expect(await bookedFor(books, `payment:${id}`)).toEqual(['credit 1030 4000', 'debit 1100 4000'])
    expect(await stateOf(books, note)).toBe('partially_paid 6000')
    await cancel(books, id)
    expect(await stateOf(books, note)).toBe('open 10000')
  })
})

describe('cancelling', () => {
  it('opens what it paid again, takes the surplus back, and mirrors the entry', async () => {
    const customer = await newCustomer()
    const invoice = await addInvoice(books, customer)
    const id = await addPayment(books, customer, { amount: 10_500n })
    const key = newId()
    expect(await cancel(books, id, { idempotencyKey: key })).toEqual({
      paymentId: id,
      cancelled: true,
      date: '2026-03-09',
    })
    expect(await bookedFor(books, `payment:${id}`)).toEqual([
      'debit 1020 10500',
      'credit 1100 10000',
      'credit 3900 500',
      'credit 1020 10500',
      'debit 1100 10000',
      'debit 3900 500',
    ])
    expect(await stateOf(books, invoice)).toBe('open 10000')
    expect((await cancel(books, id, { idempotencyKey: key })).cancelled).toBe(false)
    const attempt = (date: string, idempotencyKey: string) =>
      refusalOf(books, (tx) =>
        cancelPayments(tx, books.company, null, [{ paymentId: id, date, idempotencyKey }]),
      )
    expect(await attempt('2026-03-10', key)).toBe('key_reused')
    expect(await attempt('2026-03-09', newId())).toBe('already_cancelled')
    // The mirrored items close each other, so nothing of the payment is left open.
    const open = await runSql(
      books.ownerUrl,
      `select item.residual from accounting.open_item item
         join accounting.journal_entry entry on entry.id = item.entry_id
        where entry.source = $1 and item.residual <> 0`,
      [`payment:${id}`],
    )
    expect(open).toEqual([])
  })

  it('once when two tabs do it together', async () => {
    const customer = await newCustomer()
    const id = await addPayment(books, customer, { destination: 'purse' })
    const outcomes = await Promise.allSettled([cancel(books, id), cancel(books, id)])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await bookedFor(books, `payment:${id}`)).toHaveLength(4)
  })

  it('books on the first open day when the period is locked', async () => {
    const company = await books.createCompany({ name: 'Locked' })
    const own = { ...books, company }
    const id = await addPayment(own, await newCustomer(own), { destination: 'purse' })
    await transaction(own.database, (tx) =>
      setLockDate(tx, company.id, {
        lockDate: '2026-03-31',
        today: '2026-04-02',
        actorId: null,
        mayReopen: false,
      }),
    )
    expect(await cancel(own, id)).toMatchObject({ date: '2026-04-01' })
  })

  it('refuses a draft, a day before the payment, and a payment of another company', async () => {
    const customer = await newCustomer()
    const draft = await createPayment(books, await paymentDraft(books, customer))
    const id = await addPayment(books, customer, { destination: 'purse' })
    const other = await books.createCompany({ name: 'Other' })
    const attempt = (paymentId: string, date: string, company = books.company) =>
      refusalOf(books, (tx) =>
        cancelPayments(tx, company, null, [{ paymentId, date, idempotencyKey: newId() }]),
      )
    expect(await attempt(draft, '2026-03-09')).toBe('not_confirmed')
    expect(await attempt(id, '2026-03-04')).toBe('cancel_before_payment')
    expect(await attempt(id, '2026-03-09', other)).toBe('unknown_payment')
  })

  it('leaves a confirmed payment as it is, whoever asks', async () => {
    const id = await addPayment(books, await newCustomer(), { destination: 'purse' })
    for (const text of [
      'update accounting.payment set amount = 1 where id = $1',
      `update accounting.payment set status = 'draft' where id = $1`,
      'delete from accounting.payment where id = $1',
    ])
      await expect(runSql(books.ownerUrl, text, [id])).rejects.toThrow(/confirmed/)
  })
})

it('a payment in a locked period is refused, with the date', async () => {
  const company = await books.createCompany({ name: 'Locked' })
  const own = { ...books, company }
  const customer = await newCustomer(own)
  const id = await createPayment(own, await paymentDraft(own, customer, { targets: [] }))
  await addInvoice(own, customer, { date: '2026-04-01', dueDate: '2026-04-01', lines: [line(1n)] })
  await transaction(own.database, (tx) =>
    setLockDate(tx, company.id, {
      lockDate: '2026-03-31',
      today: '2026-04-02',
      actorId: null,
      mayReopen: false,
    }),
  )
  await expect(confirmPayment(own, id)).rejects.toThrow('locked up to 2026-03-31')
})

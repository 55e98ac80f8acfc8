import { newId } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountingRouter } from '../router.ts'
import { addCustomer, cashSale, post, type TestBooks, testBooks } from '../testing/test-books.ts'

let books: TestBooks
beforeAll(async () => {
  books = await testBooks()
})
afterAll(() => books.close())

const as = (role: 'owner' | 'accountant' | 'auditor' | 'cashier', company = books.company) =>
  books.callerAs(accountingRouter, books.sessionOf(company, role))

async function accountId(code: string, company = books.company): Promise<string> {
  const { rows } = await as('auditor', company).accounts.list({ active: 'all', pageSize: 500 })
  const account = rows.find((row) => row.code === code)
  if (!account) throw new Error(`no account ${code}`)
  return account.id
}

async function rent(amount = '50000') {
  const item = { amount, currency: 'EUR' }
  return {
    idempotencyKey: newId(),
    date: '2026-03-31',
    reference: 'Rent of March',
    items: [
      { ...item, accountId: await accountId('6100'), side: 'debit' as const, label: 'Shop' },
      { ...item, accountId: await accountId('2400'), side: 'credit' as const },
    ],
  }
}

describe('an entry by hand', () => {
  it('is posted, numbered, found and shown', async () => {
    const accountant = as('accountant')
    const { entryId } = await accountant.entries.post(await rent())
    await books.deliverEvents()
    const { rows } = await accountant.entries.list({ search: 'gen/2026/00001' })
    expect(rows).toMatchObject([
      { id: entryId, number: 'GEN/2026/00001', reference: 'Rent of March', total: { amount: '50000' } },
    ])
    expect(await accountant.entries.get({ entryId })).toMatchObject({
      journal: { code: 'GEN' },
      reversible: true,
      items: [
        { account: { code: '6100' }, debit: { amount: '50000', currency: 'EUR' }, label: 'Shop' },
        { account: { code: '2400' }, credit: { amount: '50000' } },
      ],
    })
  })

  it('is posted once, however often and fast it is sent', async () => {
    const input = await rent('777')
    const sent = await Promise.all(Array.from({ length: 8 }, () => as('accountant').entries.post(input)))
    expect(new Set(sent.map(({ entryId }) => entryId)).size).toBe(1)
    await expect(as('accountant').entries.post({ ...input, reference: 'Other' })).rejects.toThrow(
      'already sent with other details',
    )
  })

  it('is refused in words, and changes nothing', async () => {
    const good = await rent()
    const [debit, credit] = good.items
    if (!debit || !credit) throw new Error('two items')
    const before = await as('auditor').entries.list({})
    const other = await books.createCompany({ name: 'Other' })
    const foreignAccount = await accountId('6100', other)
    const foreignCustomer = await addCustomer({ ...books, company: other }, 'Foreign')
    const { rows: journals } = await as('auditor').journals.list()
    const sales = journals.find(({ code }) => code === 'INV')?.id ?? ''
    const cases: [object, string][] = [
      [{ items: [debit, { ...credit, amount: '49999' }] }, 'Debit and credit do not add up'],
      [{ items: [debit, { ...credit, currency: 'USD' }] }, 'The books are kept in EUR, not in USD'],
      [
        { items: [debit, { ...credit, accountId: await accountId('1100') }] },
        '1100 Accounts receivable is moved only by',
      ],
      [{ items: [debit, { ...credit, accountId: foreignAccount }] }, 'There is no such account'],
      [{ items: [debit, { ...credit, customerId: foreignCustomer }] }, 'There is no such customer'],
      [{ journalId: sales }, 'is written by the program alone'],
      [{ journalId: newId() }, 'There is no such journal'],
      [{ items: [debit] }, 'Too small'],
      [{ items: [debit, { ...credit, amount: '-1' }] }, 'whole minor units'],
      [{ items: [debit, { ...credit, amount: '1.5' }] }, 'whole minor units'],
      [{ items: [debit, { ...credit, amount: '9223372036854775808' }] }, 'too large'],
      [{ date: '2026-02-30' }, 'Invalid'],
    ]
    for (const [change, message] of cases)
      await expect(
        as('accountant').entries.post({ ...good, ...change, idempotencyKey: newId() }),
      ).rejects.toThrow(message)
    for (const role of ['auditor', 'cashier'] as const)
      await expect(as(role).entries.post(good)).rejects.toThrow('Your role may not do this')
    expect((await as('auditor').entries.list({})).total).toBe(before.total)
  })

  it('is refused on a locked day', async () => {
    const company = await books.createCompany()
    await as('accountant', company).books.setLockDate({ lockDate: '2026-03-31' })
    const input = await rent()
    await expect(as('accountant', company).entries.post(input)).rejects.toThrow(
      'The books are locked up to 2026-03-31. Choose a later date.',
    )
  })
})

describe('reversing an entry by hand', () => {
  it('mirrors it once, also when two press the button at once', async () => {
    const { entryId } = await as('accountant').entries.post(await rent('4200'))
    const foreseen = await as('accountant').entries.previewReverse({ entryId, date: '2026-04-01' })
    const outcomes = await Promise.allSettled(
      Array.from({ length: 4 }, () =>
        as('accountant').entries.reverse({ idempotencyKey: newId(), entryId, date: '2026-04-01' }),
      ),
    )
    const [done, ...more] = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? [outcome.value] : [],
    )
    expect(more).toEqual([])
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ message: 'This entry was reversed already.' })
    const reversal = await as('auditor').entries.get({ entryId: done?.entryId ?? '' })
    expect(reversal).toMatchObject({ date: '2026-04-01', reverses: { id: entryId } })
    expect(reversal.items.map(({ debit, credit }) => [debit.amount, credit.amount])).toEqual([
      ['0', '4200'],
      ['4200', '0'],
    ])
    expect(foreseen.items.map(({ account, debit, credit }) => [account, debit, credit])).toEqual(
      reversal.items.map(({ account, debit, credit }) => [account, debit, credit]),
    )
    await expect(as('accountant').entries.previewReverse({ entryId })).rejects.toThrow('reversed already')
    expect(await as('auditor').entries.get({ entryId })).toMatchObject({ reversedBy: { id: reversal.id } })
  })

  it('answers the same to the same request', async () => {
    const { entryId } = await as('accountant').entries.post(await rent('4300'))
    const request = { idempotencyKey: newId(), entryId }
    const first = await as('accountant').entries.reverse(request)
    expect(await as('accountant').entries.reverse(request)).toEqual(first)
  })

  it('leaves entries of documents and of other companies alone', async () => {
    const entry = cashSale(500n, { source: 'invoice:0192' })
    await post(books, [entry])
    const reverse = (entryId: string, company = books.company) =>
      as('accountant', company).entries.reverse({ idempotencyKey: newId(), entryId })
    await expect(reverse(entry.id)).rejects.toThrow(
      'This entry books another document (invoice). Undo it there',
    )
    const other = await books.createCompany()
    await expect(reverse(entry.id, other)).rejects.toThrow('There is no such journal entry')
    await expect(as('owner', other).entries.get({ entryId: entry.id })).rejects.toThrow(
      'no such journal entry',
    )
  })
})

import { newId, transaction } from '@platform/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCustomer, cashSale, post, type TestBooks, testBooks } from '../testing/test-books.ts'
import type { ItemRef } from './journal-entry-draft.ts'
import { type MatchingDraft, matchItems, unmatchItems } from './match-items.ts'
import { findOpenItems, lockOpenItems, readOpenItems } from './open-items.ts'
import { lockPeriod } from './period.ts'

let books: TestBooks
let customerId: string
beforeAll(async () => {
  books = await testBooks()
  customerId = await addCustomer(books, 'Jane Doe')
})
afterAll(() => books.close())

/** Posts a debit (above zero) or credit on the receivable and answers its item. */
async function receivable(
  amount: bigint,
  { of = customerId, dueDate, agreed }: { of?: string; dueDate?: string; agreed?: bigint } = {},
): Promise<ItemRef> {
  const size = amount < 0n ? -amount : amount
  const item = {
    account: { role: 'receivable' },
    customerId: of,
    debit: amount > 0n ? size : 0n,
    credit: amount > 0n ? 0n : size,
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(agreed === undefined ? {} : { currencyAmount: { amount: agreed, currency: 'USD' } }),
  }
  const other = { account: { role: 'sales' }, debit: item.credit, credit: item.debit }
  const entry = cashSale(0n, { items: [item, other] })
  await post(books, [entry])
  return { entryId: entry.id, line: 1 }
}

const match = (...matchings: Omit<MatchingDraft, 'id' | 'date'>[]) =>
  transaction(books.database, async (tx) => {
    await lockPeriod(tx, books.company.id)
    const drafts = matchings.map((matching) => ({ id: newId(), date: '2026-03-05', ...matching }))
    matchItems(tx, books.company.id, drafts)
    return drafts.map(({ id }) => id)
  })

const unmatch = (ids: readonly string[]) =>
  transaction(books.database, async (tx) => {
    await lockPeriod(tx, books.company.id)
    unmatchItems(tx, books.company.id, ids, { date: '2026-03-06' })
  })

async function residuals(...items: ItemRef[]): Promise<bigint[]> {
  const found = await transaction(books.database, (tx) => readOpenItems(tx, books.company.id, items))
  return items.map(({ entryId }) => found.find(({ item }) => item.entryId === entryId)?.residual ?? -1n)
}

describe('matching', () => {
  it('takes part amounts of many items at once, and undoing gives them back', async () => {
    const invoice = await receivable(1_000n)
    const [first, second] = [await receivable(-300n), await receivable(-900n)]
    const ids = await match(
      { debit: invoice, credit: first, amount: 300n },
      { debit: invoice, credit: second, amount: 500n },
    )
    expect(await residuals(invoice, first, second)).toEqual([200n, 0n, -400n])
    await unmatch(ids.slice(0, 1))
    expect(await residuals(invoice, first, second)).toEqual([500n, -300n, -400n])
    await expect(unmatch(ids.slice(0, 1))).rejects.toThrow('undone already')
    await expect(unmatch([newId()])).rejects.toThrow('is not there')
  })

  it('follows the amounts in the currency that was agreed', async () => {
    const invoice = await receivable(1_000n, { agreed: 1_200n })
    const paid = await receivable(-500n, { agreed: -600n })
    await match({ debit: invoice, credit: paid, amount: 500n, currencyAmount: 600n })
    const [open] = await transaction(books.database, (tx) => readOpenItems(tx, books.company.id, [invoice]))
    expect(open).toMatchObject({ residual: 500n, inCurrency: { currency: 'USD', residual: 600n } })
  })

  it('never goes beyond what is open, also when two do it at once', async () => {
    const invoice = await receivable(1_000n)
    const [first, second] = [await receivable(-800n), await receivable(-800n)]
    const outcomes = await Promise.allSettled([
      match({ debit: invoice, credit: first, amount: 800n }),
      match({ debit: invoice, credit: second, amount: 800n }),
    ])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await residuals(invoice))[0]).toBe(200n)
    await expect(match({ debit: invoice, credit: second, amount: 201n })).rejects.toThrow(
      'open_item_residual',
    )
  })

  it('refuses items that do not belong together', async () => {
    const other = await addCustomer(books, 'John Roe')
    const invoice = await receivable(1_000n)
    const [credit, foreign] = [await receivable(-100n), await receivable(-100n, { of: other })]
    const notOpen = { entryId: invoice.entryId, line: 2 }
    for (const pair of [
      { debit: credit, credit: invoice },
      { debit: invoice, credit: foreign },
      { debit: invoice, credit: { entryId: newId(), line: 1 } },
      { debit: invoice, credit: notOpen },
      { debit: invoice, credit: invoice },
    ])
      await expect(match({ ...pair, amount: 50n })).rejects.toThrow(
        /do not belong together|foreign key|residual/,
      )
    expect(await residuals(invoice, credit, foreign)).toEqual([1_000n, -100n, -100n])
  })
})

describe('open items of a customer', () => {
  it('come oldest due first, without what is settled, and can be locked', async () => {
    const buyer = await addCustomer(books, 'Buyer')
    const late = await receivable(300n, { of: buyer, dueDate: '2026-05-01' })
    const early = await receivable(200n, { of: buyer, dueDate: '2026-04-01' })
    const settled = await receivable(100n, { of: buyer, dueDate: '2026-03-01' })
    const credit = await receivable(-100n, { of: buyer })
    await match({ debit: settled, credit, amount: 100n })
    const account = { role: 'receivable' }
    const open = await transaction(books.database, (tx) =>
      findOpenItems(tx, books.company.id, { customerIds: [buyer], account }),
    )
    expect(open.map(({ item }) => item)).toEqual([early, late])
    const locked = await transaction(books.database, (tx) =>
      lockOpenItems(tx, books.company.id, [late, early]),
    )
    expect(locked.map(({ residual }) => residual).sort()).toEqual([200n, 300n])
  })
})

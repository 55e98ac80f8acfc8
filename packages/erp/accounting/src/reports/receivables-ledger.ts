import { type Database, type Tx, transaction } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, dateInput, idInput, pageInput } from '@platform/plugin-api'
import { z } from 'zod'
import { unknownCustomer } from '../journal/refusals.ts'
import { likeWords } from './like-words.ts'
import { readCustomerItems, readCustomerTotals, readReceivables } from './sql/read-receivables.ts'

export const receivablesInput = pageInput.extend({
  from: dateInput.optional(),
  to: dateInput.optional(),
  /** Words of the customer's name. */
  search: z.string().trim().max(200).optional(),
})

/**
 * What each customer owed before a period, what was invoiced and settled in it, and what is owed at its end (above zero
 * the customer owes, below zero the company does). The totals of all customers are the balance of the receivable in the
 * general ledger.
 */
export async function receivablesLedger(
  database: Database,
  company: Company,
  { from, to, search, page, pageSize }: z.infer<typeof receivablesInput>,
) {
  const rows = await transaction(database, (tx) =>
    tx.query(readReceivables, [
      company.id,
      from ?? null,
      to ?? null,
      likeWords(search),
      pageSize,
      (page - 1) * pageSize,
    ]),
  )
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  const balance = (sums: { opening: string; debit: string; credit: string }) => {
    const [opening, debit, credit] = [BigInt(sums.opening), BigInt(sums.debit), BigInt(sums.credit)]
    return {
      opening: money(opening),
      debit: money(debit),
      credit: money(credit),
      closing: money(opening + debit - credit),
    }
  }
  const [first] = rows
  return {
    rows: rows.map(({ customer_id, customer_name, ...sums }) => ({
      customer: customer_id === null ? null : { id: customer_id, name: customer_name ?? '' },
      ...balance(sums),
    })),
    total: Number(first?.all_rows ?? 0n),
    totals: balance({
      opening: first?.all_opening ?? '0',
      debit: first?.all_debit ?? '0',
      credit: first?.all_credit ?? '0',
    }),
  }
}

export const customerLedgerInput = pageInput.extend({
  customerId: idInput,
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/**
 * A page of what was invoiced to a customer and settled, by date, each with what was owed behind it and the document it
 * comes from. Throws a refusal: `unknown_customer`, also for one of another company.
 */
export function customerLedger(
  database: Database,
  company: Company,
  input: z.infer<typeof customerLedgerInput>,
) {
  return transaction(database, (tx) => readCustomerLedger(tx, company, input))
}

/** The same, in a transaction that reads other things, too. */
export async function readCustomerLedger(
  tx: Tx,
  company: Company,
  { customerId, from, to, page, pageSize }: z.infer<typeof customerLedgerInput>,
) {
  const filter = [company.id, customerId, from ?? null, to ?? null]
  const [[sums], items] = await Promise.all([
    tx.query(readCustomerTotals, filter),
    tx.query(readCustomerItems, [...filter, pageSize, (page - 1) * pageSize]),
  ])
  if (!sums) throw unknownCustomer(customerId)
  const opening = BigInt(sums.opening)
  const debit = BigInt(sums.debit)
  const credit = BigInt(sums.credit)
  const money = (amount: bigint) => toWire({ amount, currency: company.currency })
  return {
    customer: { id: customerId, name: sums.name },
    opening: money(opening),
    debit: money(debit),
    credit: money(credit),
    closing: money(opening + debit - credit),
    total: Number(sums.items),
    rows: items.map(({ amount, ...item }) => ({
      entryId: item.entry_id,
      line: item.line,
      date: item.date,
      dueDate: item.due_date,
      number: item.number,
      reference: item.reference,
      source: item.source,
      debit: money(amount > 0n ? amount : 0n),
      credit: money(amount < 0n ? -amount : 0n),
      balance: money(opening + BigInt(item.moved)),
    })),
  }
}

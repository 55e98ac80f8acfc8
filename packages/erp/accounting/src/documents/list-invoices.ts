import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import {
  type Company,
  dateInput,
  dayIn,
  idInput,
  listInput,
  pageOf,
  searchedWords,
} from '@platform/plugin-api'
import { z } from 'zod'
import { accountingPrisma } from '../accounting-prisma.ts'
import type { Prisma } from '../generated/client.ts'
import { wireDate } from './wire-date.ts'

export const invoiceListInput = listInput(
  ['date', 'number', 'customerName', 'dueDate', 'total', 'amountDue'],
  '-date',
).extend({
  kind: z.enum(['invoice', 'credit_note']).optional(),
  state: z.enum(['draft', 'open', 'partially_paid', 'paid', 'unpaid', 'overdue']).optional(),
  customerId: idInput.optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/** What a payment state is on the wire. */
export type PaymentState = 'draft' | 'open' | 'partially_paid' | 'paid'

/**
 * A page of invoices and credit notes, with the amounts due of all that fit, by currency; credit notes count against
 * invoices there. Every word searched for is in the number, the customer's name or the reference.
 */
export async function listInvoices(
  database: Database,
  company: Company,
  { search = '', kind, state, customerId, from, to, ...page }: z.infer<typeof invoiceListInput>,
) {
  const { skip, take, column, direction } = pageOf(page)
  const today = dayIn(company.timeZone)
  const where: Prisma.InvoiceViewWhereInput = {
    companyId: company.id,
    ...(kind ? { kind } : {}),
    ...(state ? stateIs(state, today) : {}),
    ...(customerId ? { customerId } : {}),
    date: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lte: new Date(to) } : {}) },
    AND: searchedWords(search).map((word) => {
      const contains = { contains: word, mode: 'insensitive' as const }
      return { OR: [{ number: contains }, { customerName: contains }, { reference: contains }] }
    }),
  }
  const { invoiceView } = accountingPrisma(database)
  const [rows, total, sums] = await Promise.all([
    invoiceView.findMany({ where, skip, take, orderBy: [{ [column]: direction }, { id: direction }] }),
    invoiceView.count({ where }),
    invoiceView.groupBy({ by: ['currency', 'kind'], where, _sum: { total: true, amountDue: true } }),
  ])
  return {
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind as 'invoice' | 'credit_note',
      number: row.number,
      customerId: row.customerId,
      customerName: row.customerName ?? '',
      date: wireDate(row.date),
      dueDate: wireDate(row.dueDate),
      state: row.paymentState as PaymentState,
      overdue: isOverdue(row, today),
      reference: row.reference,
      total: toWire({ amount: row.total, currency: row.currency }),
      /** Null while it is a draft. */
      amountDue: row.amountDue === null ? null : toWire({ amount: row.amountDue, currency: row.currency }),
    })),
    total,
    /** One of each for every currency there is. */
    totals: {
      total: byCurrency(sums, (sum) => sum.total),
      amountDue: byCurrency(sums, (sum) => sum.amountDue),
    },
  }
}

/** Whether an invoice should have been paid before today; a credit note never is overdue. */
export function isOverdue(
  row: { readonly kind: string; readonly dueDate: Date; readonly amountDue: bigint | null },
  today: string,
): boolean {
  return row.kind === 'invoice' && (row.amountDue ?? 0n) > 0n && wireDate(row.dueDate) < today
}

function stateIs(
  state: NonNullable<z.infer<typeof invoiceListInput>['state']>,
  today: string,
): Prisma.InvoiceViewWhereInput {
  if (state === 'unpaid') return { amountDue: { gt: 0 } }
  if (state === 'overdue') return { kind: 'invoice', amountDue: { gt: 0 }, dueDate: { lt: new Date(today) } }
  return { paymentState: state }
}

function byCurrency<Sum>(
  sums: readonly { readonly currency: string; readonly kind: string; readonly _sum: Sum }[],
  pick: (sum: Sum) => bigint | null,
) {
  const totals = new Map<string, bigint>()
  for (const { currency, kind, _sum } of sums) {
    const amount = pick(_sum) ?? 0n
    totals.set(currency, (totals.get(currency) ?? 0n) + (kind === 'invoice' ? amount : -amount))
  }
  return [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount]) => toWire({ amount, currency }))
}

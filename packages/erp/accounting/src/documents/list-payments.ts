import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, dateInput, idInput, listInput, pageOf, searchedWords } from '@platform/plugin-api'
import { z } from 'zod'
import { accountingPrisma } from '../accounting-prisma.ts'
import type { Prisma } from '../generated/client.ts'
import { wireDate } from './wire-date.ts'

export const paymentListInput = listInput(
  ['date', 'number', 'customerName', 'amount', 'reference'],
  '-date',
).extend({
  direction: z.enum(['receive', 'send']).optional(),
  status: z.enum(['draft', 'confirmed', 'cancelled']).optional(),
  destination: z.string().max(100).optional(),
  customerId: idInput.optional(),
  journalId: idInput.optional(),
  from: dateInput.optional(),
  to: dateInput.optional(),
})

/**
 * A page of payments, with the sums of all that fit. Every word searched for is in the number, the customer's name or
 * the reference.
 */
export async function listPayments(
  database: Database,
  company: Company,
  { search = '', from, to, page, pageSize, sort, ...filters }: z.infer<typeof paymentListInput>,
) {
  const { skip, take, column, direction } = pageOf({ page, pageSize, sort })
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  const where: Prisma.PaymentViewWhereInput = {
    companyId: company.id,
    ...Object.fromEntries(given),
    date: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lte: new Date(to) } : {}) },
    AND: searchedWords(search).map((word) => {
      const contains = { contains: word, mode: 'insensitive' as const }
      return { OR: [{ number: contains }, { customerName: contains }, { reference: contains }] }
    }),
  }
  const { paymentView } = accountingPrisma(database)
  const [rows, total, sums] = await Promise.all([
    paymentView.findMany({ where, skip, take, orderBy: [{ [column]: direction }, { id: direction }] }),
    paymentView.count({ where }),
    paymentView.groupBy({ by: ['direction'], where, _sum: { amount: true } }),
  ])
  const sumOf = (wanted: 'receive' | 'send') =>
    toWire({
      amount: sums.find((sum) => sum.direction === wanted)?._sum.amount ?? 0n,
      currency: company.currency,
    })
  return {
    rows: rows.map((row) => ({
      id: row.id,
      direction: row.direction as 'receive' | 'send',
      status: row.status as 'draft' | 'confirmed' | 'cancelled',
      number: row.number,
      customerId: row.customerId,
      customerName: row.customerName ?? '',
      date: wireDate(row.date),
      amount: toWire({ amount: row.amount, currency: row.currency }),
      journalName: row.journalName ?? '',
      reference: row.reference,
      destination: row.destination,
    })),
    total,
    totals: { received: sumOf('receive'), sent: sumOf('send') },
  }
}

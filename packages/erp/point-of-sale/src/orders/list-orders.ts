import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, pageOf, searchedWords } from '@platform/plugin-api'
import type { z } from 'zod'
import type { OrderKind } from '../answers.ts'
import type { Prisma } from '../generated/client.ts'
import type { orderListInput } from '../inputs.ts'
import { pointOfSalePrisma } from '../point-of-sale-prisma.ts'

/** A page of all that got a receipt; the words searched for are in its number, the customer, the cashier or the note. */
export async function listOrders(
  database: Database,
  company: Company,
  input: z.infer<typeof orderListInput>,
) {
  const { skip, take, column, direction } = pageOf(input)
  const where: Prisma.OrderViewWhereInput = {
    companyId: company.id,
    ...(input.kind ? { kind: input.kind } : {}),
    ...(input.sessionId ? { sessionId: input.sessionId } : {}),
    ...(input.registerId ? { registerId: input.registerId } : {}),
    ...(input.customerId ? { customerId: input.customerId } : {}),
    AND: searchedWords(input.search).map((word) => {
      const contains = { contains: word, mode: 'insensitive' } as const
      return {
        OR: [
          { receiptNumber: contains },
          { customerName: contains },
          { cashierName: contains },
          { invoiceNumber: contains },
          { note: contains },
        ],
      }
    }),
  }
  const { orderView } = pointOfSalePrisma(database)
  const [rows, summed] = await Promise.all([
    orderView.findMany({ where, skip, take, orderBy: [{ [column]: direction }, { id: direction }] }),
    orderView.aggregate({ where, _count: true, _sum: { total: true } }),
  ])
  const wire = (amount: bigint) => toWire({ amount, currency: company.currency })
  return {
    rows: rows.map((row) => ({
      id: row.id,
      receiptNumber: row.receiptNumber,
      kind: row.kind as OrderKind,
      at: row.recordedAt.toISOString(),
      businessDate: row.businessDate.toISOString().slice(0, 10),
      registerCode: row.registerCode,
      cashierName: row.cashierName,
      customer: row.customerId === null ? null : { id: row.customerId, name: row.customerName ?? '' },
      total: wire(row.total),
      invoice:
        row.invoiceId === null || row.invoiceNumber === null
          ? null
          : { id: row.invoiceId, number: row.invoiceNumber },
    })),
    total: summed._count,
    sum: wire(summed._sum.total ?? 0n),
  }
}

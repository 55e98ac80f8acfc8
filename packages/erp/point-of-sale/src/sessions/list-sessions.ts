import type { Database } from '@platform/database'
import { toWire } from '@platform/money'
import { type Company, pageOf, searchedWords } from '@platform/plugin-api'
import type { z } from 'zod'
import type { Prisma } from '../generated/client.ts'
import type { sessionListInput } from '../inputs.ts'
import { pointOfSalePrisma } from '../point-of-sale-prisma.ts'

/** A page of the company's sessions; the words searched for are in the name, the register or who opened it. */
export async function listSessions(
  database: Database,
  company: Company,
  input: z.infer<typeof sessionListInput>,
) {
  const { skip, take, column, direction } = pageOf(input)
  const where: Prisma.SessionViewWhereInput = {
    companyId: company.id,
    ...(input.registerId ? { registerId: input.registerId } : {}),
    ...(input.status ? { closedAt: input.status === 'open' ? null : { not: null } } : {}),
    AND: searchedWords(input.search).map((word) => {
      const contains = { contains: word, mode: 'insensitive' } as const
      return { OR: [{ name: contains }, { registerName: contains }, { openedByName: contains }] }
    }),
  }
  const { sessionView } = pointOfSalePrisma(database)
  const [rows, total] = await Promise.all([
    sessionView.findMany({ where, skip, take, orderBy: [{ [column]: direction }, { id: direction }] }),
    sessionView.count({ where }),
  ])
  const wire = (amount: bigint) => toWire({ amount, currency: company.currency })
  return {
    rows: rows.map((row) => ({
      id: row.id,
      name: row.name,
      registerId: row.registerId,
      registerName: row.registerName,
      businessDate: row.businessDate.toISOString().slice(0, 10),
      openedAt: row.openedAt.toISOString(),
      openedByName: row.openedByName,
      cashierName: row.cashierName,
      closedAt: row.closedAt?.toISOString() ?? null,
      openingCash: wire(row.openingCash),
      countedCash: row.countedCash === null ? null : wire(row.countedCash),
      difference: row.difference === null ? null : wire(row.difference),
    })),
    total,
  }
}

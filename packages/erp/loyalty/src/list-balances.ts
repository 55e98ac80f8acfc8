import type { Database } from '@platform/database'
import { listInput, pageOf, searchedWords } from '@platform/plugin-api'
import type { z } from 'zod'
import { loyaltyPrisma } from './loyalty-prisma.ts'

export const balanceListInput = listInput(['customerName', 'points', 'lastEarnedAt'], '-points')

/** A page of the company's customers who have or had points, searched by name. */
export async function listBalances(
  database: Database,
  companyId: number,
  input: z.infer<typeof balanceListInput>,
) {
  const { skip, take, column, direction } = pageOf(input)
  const where = {
    companyId,
    AND: searchedWords(input.search).map((word) => ({
      customerName: { contains: word, mode: 'insensitive' as const },
    })),
  }
  const { balanceView } = loyaltyPrisma(database)
  const [rows, total] = await Promise.all([
    balanceView.findMany({
      where,
      skip,
      take,
      orderBy: [{ [column]: direction }, { customerId: direction }],
    }),
    balanceView.count({ where }),
  ])
  return {
    rows: rows.map(({ customerId, customerName, points, lastEarnedAt }) => ({
      customerId,
      customerName,
      points: points.toString(),
      lastEarnedAt: lastEarnedAt.toISOString(),
    })),
    total,
  }
}

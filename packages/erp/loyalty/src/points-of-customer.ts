import type { Database } from '@platform/database'
import { loyaltyPrisma } from './loyalty-prisma.ts'

const RECENT = 5

/** A customer's points and their latest movements, newest first. A customer who never had any has none. */
export async function pointsOfCustomer(database: Database, companyId: number, customerId: string) {
  const { balanceView, movement } = loyaltyPrisma(database)
  const [balance, movements] = await Promise.all([
    balanceView.findUnique({ where: { companyId_customerId: { companyId, customerId } } }),
    movement.findMany({ where: { companyId, customerId }, orderBy: { id: 'desc' }, take: RECENT }),
  ])
  return {
    points: (balance?.points ?? 0n).toString(),
    movements: movements.map(({ id, kind, points, note, recordedAt }) => ({
      id,
      kind,
      points: points.toString(),
      note,
      recordedAt: recordedAt.toISOString(),
    })),
  }
}

import type { Database } from '@platform/database'
import type { LotOrigin, TransactionKind } from '../transaction-request.ts'
import { walletPrisma } from '../wallet-prisma.ts'

/** Credit with its origin: a part of a balance. Amounts in minor units of `currency`. */
export interface OpenLot {
  /** The entry that made it, and its place there. */
  readonly version: bigint
  readonly line: number
  readonly currency: string
  readonly origin: LotOrigin
  /** What it was when it was made. */
  readonly amount: bigint
  readonly remaining: bigint
  /** What of it holds have set aside. */
  readonly reserved: bigint
  readonly expiresAt: Date | null
  /** What made it. */
  readonly transactionId: string
  readonly kind: TransactionKind
  /** 'YYYY-MM-DD' */
  readonly accountingDate: string
}

/** What a balance consists of, in the order in which it is spent: the first `limit` lots, and how many there are. */
export async function listOpenLots(
  database: Database,
  companyId: number,
  { walletId, limit }: { readonly walletId: string; readonly limit: number },
): Promise<{ readonly lots: readonly OpenLot[]; readonly total: number }> {
  const { lotView } = walletPrisma(database)
  const where = { companyId, walletId }
  const [rows, total] = await Promise.all([
    lotView.findMany({
      where,
      orderBy: [
        { expiresAt: { sort: 'asc', nulls: 'last' } },
        { originRank: 'asc' },
        { version: 'asc' },
        { line: 'asc' },
      ],
      take: limit,
    }),
    lotView.count({ where }),
  ])
  return {
    total,
    lots: rows.map(({ origin, kind, accountingDate, ...row }) => ({
      ...row,
      // Enums of the ledger, which Prisma reads through a view as text.
      origin: origin as LotOrigin,
      kind: kind as TransactionKind,
      accountingDate: accountingDate.toISOString().slice(0, 10),
    })),
  }
}

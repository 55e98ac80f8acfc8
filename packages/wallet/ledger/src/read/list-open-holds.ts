import type { Database } from '@platform/database'
import { walletPrisma } from '../wallet-prisma.ts'

/** Credit that is set aside. Amounts in minor units of `currency`. */
export interface OpenHold {
  readonly holdId: string
  readonly customerId: string
  readonly currency: string
  readonly amount: bigint
  readonly captured: bigint
  readonly released: bigint
  readonly expiresAt: Date
  /** The act it was placed for: 'order:<id>'. */
  readonly source: string
  readonly note: string | null
  readonly actorId: string | null
  readonly placedAt: Date
}

/** What is set aside of a wallet, the soonest to expire first. */
export function listOpenHolds(
  database: Database,
  companyId: number,
  { walletId, limit }: { readonly walletId: string; readonly limit: number },
): Promise<readonly OpenHold[]> {
  return walletPrisma(database).holdView.findMany({
    where: { companyId, walletId, state: 'open' },
    orderBy: [{ expiresAt: 'asc' }, { version: 'asc' }],
    take: limit,
  })
}

import type { Database } from '@platform/database'
import type { TransactionKind } from '../transaction-request.ts'
import { walletPrisma } from '../wallet-prisma.ts'

/** A movement of a wallet, with what its transaction says of itself. Amounts in minor units of `currency`. */
export interface WalletEntry {
  readonly version: bigint
  readonly transactionId: string
  readonly kind: TransactionKind
  readonly source: string
  readonly note: string | null
  readonly actorId: string | null
  readonly currency: string
  /** 'YYYY-MM-DD' */
  readonly accountingDate: string
  readonly recordedAt: Date
  readonly reverses: string | null
  readonly reversedBy: string | null
  readonly amount: bigint
  readonly heldChange: bigint
  readonly balanceAfter: bigint
}

/**
 * The history of a wallet, newest first, a page behind the version `before`. By version, never by offset: a page costs
 * the same in a wallet of a thousand entries and of ten million.
 */
export async function listEntries(
  database: Database,
  companyId: number,
  {
    walletId,
    before,
    limit,
  }: { readonly walletId: string; readonly before?: bigint | undefined; readonly limit: number },
): Promise<{ readonly entries: readonly WalletEntry[]; readonly more: boolean }> {
  const rows = await walletPrisma(database).entryView.findMany({
    where: { companyId, walletId, ...(before === undefined ? {} : { version: { lt: before } }) },
    orderBy: { version: 'desc' },
    take: limit + 1,
  })
  return {
    more: rows.length > limit,
    entries: rows.slice(0, limit).map(({ accountingDate, kind, ...row }) => ({
      ...row,
      kind: kind as TransactionKind,
      accountingDate: accountingDate.toISOString().slice(0, 10),
    })),
  }
}

import type { Database } from '@platform/database'
import { z } from 'zod'
import { booksPrisma } from '../books-prisma.ts'
import type { WalletStatus } from './list-wallets.ts'

const statusDetails = z.object({
  to: z.enum(['active', 'frozen_in', 'frozen_out', 'frozen']),
  note: z.string().nullish(),
})
const floorDetails = z.object({ to: z.coerce.bigint() })

/** What somebody changed of a wallet itself: which way credit may move, or how far below zero it may go. */
export type WalletChange = {
  readonly id: string
  readonly at: Date
  /** Null where a program did it, or somebody who has left the company. */
  readonly who: string | null
} & (
  | { readonly what: 'status'; readonly to: WalletStatus; readonly note: string | null }
  | { readonly what: 'floor'; readonly to: bigint }
)

/** The last changes of a wallet, newest first. */
export async function listWalletChanges(
  database: Database,
  companyId: number,
  { walletId, limit }: { readonly walletId: string; readonly limit: number },
): Promise<readonly WalletChange[]> {
  const rows = await booksPrisma(database).walletChange.findMany({
    where: { companyId, subject: `wallet:${walletId}` },
    orderBy: { id: 'desc' },
    take: limit,
  })
  return rows.map(({ id, recordedAt: at, actorName: who, action, details }): WalletChange => {
    if (action === 'wallet.floor-set')
      return { id, at, who, what: 'floor', to: floorDetails.parse(details).to }
    const { to, note } = statusDetails.parse(details)
    return { id, at, who, what: 'status', to, note: note ?? null }
  })
}

import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { WalletRouter } from '@wallet/plugin'

export const wallet = pluginClient<WalletRouter>('wallet')

type Answers = inferRouterOutputs<WalletRouter>
export type WalletRow = Answers['list']['rows'][number]
export type Liability = Answers['liability']
export type LiabilityMonth = Liability['months'][number]
export type WalletEntry = Answers['entries']['entries'][number]
export type WalletLot = Answers['lots']['lots'][number]
export type WalletHold = Answers['holds']['holds'][number]
export type WalletChange = Answers['changes']['changes'][number]
export type MovePreview = Answers['previewAdjust']
export type WalletSettings = Answers['settings']
export type WalletPanel = Answers['invoicePanel']
export type PanelAllocation = WalletPanel['allocations'][number]
export type AllocationAnswer = Answers['allocate']

/** Money moves on other pages and in other tabs too, so a figure that comes into view is asked anew. */
export const alwaysFresh = { staleTime: 0 } as const

/** After credit moved: balances, histories and invoice panels ask anew. */
export function invalidateWallets(): Promise<void> {
  return queryClient.invalidateQueries(wallet.pathFilter())
}

/** Whether some of what came back to a wallet had expired meanwhile, and is gone. */
export function hasLapsed({ lapsed }: { readonly lapsed: { readonly amount: string } }): boolean {
  return BigInt(lapsed.amount) > 0n
}

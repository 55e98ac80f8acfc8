import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import type { WalletPosRouter } from '../router.ts'

export const walletPos = pluginClient<WalletPosRouter>('wallet-pos')

type Answers = inferRouterOutputs<WalletPosRouter>
export type CustomerWallet = Answers['wallet']
export type WalletTransaction = Answers['transactions']['transactions'][number]
export type WalletPosSettings = Answers['settings']

/** Money moves at other tills too, so a figure that comes into view is asked anew. */
export const alwaysFresh = { staleTime: 0 } as const

/** After credit moved at the till: balances and histories ask anew. */
export function invalidateTillWallets(): Promise<void> {
  return queryClient.invalidateQueries(walletPos.pathFilter())
}

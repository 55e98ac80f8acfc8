import { pluginClient, queryClient } from '@platform/plugin-api/web'
import type { inferRouterOutputs } from '@trpc/server'
import { invalidateWallets } from '@wallet/ui'
import type { GiftCardsRouter } from '../router.ts'

export const giftCards = pluginClient<GiftCardsRouter>('wallet-gift-cards')

type Answers = inferRouterOutputs<GiftCardsRouter>
export type CardRow = Answers['list']['rows'][number]
export type CardState = CardRow['state']
export type GiftCard = Answers['get']
export type SoldCard = Answers['sell']

/** After a card was sold or ended: lists, pages and, where it was redeemed, wallets ask anew. */
export async function invalidateGiftCards(): Promise<void> {
  await Promise.all([queryClient.invalidateQueries(giftCards.pathFilter()), invalidateWallets()])
}

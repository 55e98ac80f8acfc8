import { definePage } from '@platform/plugin-api/web'

export const giftCardsPage = definePage({
  path: '/wallets/gift-cards',
  permission: 'wallet-gift-cards.read',
  load: () => import('./gift-cards-page.tsx').then((module) => module.GiftCardsPage),
})

export const giftCardPage = definePage({
  path: '/wallets/gift-cards/$cardId',
  permission: 'wallet-gift-cards.read',
  load: () => import('./gift-card-page.tsx').then((module) => module.GiftCardPage),
})

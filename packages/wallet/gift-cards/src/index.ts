export { giftCardsPlugin } from './plugin.ts'
export { type Redeemed, type Redemption, redeemCards } from './redeem-cards.ts'
export type { GiftCardsRouter } from './router.ts'
export { type CardSale, type SoldCard, sellCards } from './sell-cards.ts'

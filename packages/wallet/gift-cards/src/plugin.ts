import { checks, definePlugin, extend } from '@platform/plugin-api'
import { cardsEndedOnce, cardsInBooks } from './checks.ts'
import { expiryJob } from './expire-cards.ts'
import { permissions } from './permissions.ts'
import { giftCardsRouter } from './router.ts'

/** Gift cards: sold for money, owed until they are redeemed, and then credit of whoever redeems them. */
export const giftCardsPlugin = definePlugin({
  id: 'wallet-gift-cards',
  name: 'Gift cards',
  dependsOn: ['identity', 'customers', 'accounting', 'point-of-sale', 'wallet'],
  migrations: ['wallet/gift-cards'],
  router: giftCardsRouter,
  permissions,
  jobs: [expiryJob],
  extensions: [extend(checks, cardsInBooks), extend(checks, cardsEndedOnce)],
})

import { journalSources } from '@erp/accounting/web'
import { customerPanels } from '@erp/customers/web'
import { posCustomerActions } from '@erp/point-of-sale/web'
import { defineWebPlugin, fill } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconGift } from '@tabler/icons-react'
import { lazy } from 'react'
import { messages } from './messages.ts'
import { giftCardPage, giftCardsPage } from './pages.ts'

const RedeemAtTill = lazy(() =>
  import('./redeem-at-till.tsx').then((module) => ({ default: module.RedeemAtTill })),
)

/** Gift cards: a list beside the wallets, and redeeming them on the customer's page and at the till. */
export const giftCardsWeb = defineWebPlugin({
  id: 'wallet-gift-cards',
  dependsOn: ['customers', 'accounting', 'point-of-sale', 'wallet'],
  messages,
  nav: [{ app: 'wallet', label: 'cards.title', page: giftCardsPage, order: 15 }],
  pages: [giftCardsPage, giftCardPage],
  extensions: [
    fill(customerPanels, {
      id: 'wallet-gift-cards.customer-panel',
      order: 15,
      permission: 'wallet-gift-cards.read',
      component: lazy(() =>
        import('./customer-cards-panel.tsx').then((module) => ({ default: module.CustomerCardsPanel })),
      ),
    }),
    fill(posCustomerActions, {
      id: 'wallet-gift-cards.redeem',
      order: 20,
      permission: 'wallet-gift-cards.redeem',
      label: () => say(messages, 'redeem.action'),
      icon: IconGift,
      isRare: true,
      run: (customer, { openForm }) =>
        openForm({ form: RedeemAtTill, customer, title: say(messages, 'redeem.action') }),
    }),
    ...['gift-card', 'gift-card-expiry', 'gift-card-cancellation'].map((source) =>
      fill(journalSources, {
        id: `wallet-gift-cards.${source}`,
        permission: 'wallet-gift-cards.read',
        source,
        label: () => say(messages, 'source.giftCard'),
        href: (cardId) => giftCardPage.href({ cardId }),
      }),
    ),
  ],
})

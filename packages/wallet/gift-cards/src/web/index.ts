import { journalSources } from '@erp/accounting/web'
import { customerPanels } from '@erp/customers/web'
import { defineWebPlugin, fill } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { lazy } from 'react'
import { messages } from './messages.ts'
import { giftCardPage, giftCardsPage } from './pages.ts'

/** Gift cards in the back office: a list beside the wallets, and a section of the customer's page that redeems them. */
export const giftCardsWeb = defineWebPlugin({
  id: 'wallet-gift-cards',
  dependsOn: ['customers', 'accounting', 'wallet'],
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

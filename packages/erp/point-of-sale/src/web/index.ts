import { journalSources } from '@erp/accounting/web'
import { defineWebPlugin, fill } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconBuildingStore, IconCash, IconCreditCard } from '@tabler/icons-react'
import { messages } from './messages.ts'
import * as pages from './pages.ts'
import { posMethodLooks } from './slots.ts'

export { invalidatePointOfSale } from './client.ts'
export { orderPage, ordersPage, posSettingsPage, sessionPage, tillsPage } from './pages.ts'
export {
  type PosChangeAction,
  type PosCustomer,
  type PosCustomerAction,
  type PosDeeds,
  type PosFormProps,
  type PosMethodLook,
  type PosPaymentOffer,
  type PosProofKind,
  type PosReceiptFact,
  type PosReceiptTender,
  type PosShortMethod,
  posChangeActions,
  posCustomerActions,
  posCustomerFacts,
  posMethodLooks,
  posPaymentOffers,
  posProofKinds,
  posReceiptFacts,
  posSettingsSections,
} from './slots.ts'

/** The point of sale: the till, a world of its own, and its app in the back office. */
export const pointOfSaleWeb = defineWebPlugin({
  id: 'point-of-sale',
  dependsOn: ['identity', 'customers', 'catalog', 'accounting'],
  messages,
  apps: [
    {
      id: 'point-of-sale',
      label: 'app.label',
      hint: 'app.hint',
      icon: IconBuildingStore,
      order: 15,
      groups: [
        { id: 'customers', label: 'nav.customers', order: 30 },
        { id: 'configuration', label: 'nav.configuration', order: 40 },
      ],
    },
  ],
  nav: [
    { app: 'point-of-sale', label: 'nav.till', page: pages.tillsPage, order: 10 },
    { app: 'point-of-sale', label: 'nav.orders', page: pages.ordersPage, order: 20 },
    { app: 'point-of-sale', label: 'nav.sessions', page: pages.sessionsPage, order: 30 },
    {
      app: 'point-of-sale',
      group: 'configuration',
      label: 'nav.methods',
      page: pages.methodsPage,
      order: 10,
    },
    {
      app: 'point-of-sale',
      group: 'configuration',
      label: 'nav.registers',
      page: pages.registersPage,
      order: 20,
    },
  ],
  pages: Object.values(pages),
  actions: [
    {
      id: 'point-of-sale.open-till',
      label: 'action.openTill',
      href: pages.tillsPage.href(),
      permission: pages.tillsPage.permission,
    },
  ],
  settingsPages: [{ label: 'settings.title', hint: 'settings.hint', page: pages.posSettingsPage, order: 30 }],
  extensions: [
    fill(posMethodLooks, {
      id: 'point-of-sale.cash',
      methodId: 'cash',
      label: () => say(messages, 'method.cash'),
      icon: IconCash,
      letter: 'c',
    }),
    fill(posMethodLooks, {
      id: 'point-of-sale.card',
      methodId: 'card',
      label: () => say(messages, 'method.card'),
      icon: IconCreditCard,
      letter: 'd',
    }),
    fill(journalSources, {
      id: 'point-of-sale.session',
      source: 'pos-session',
      permission: 'point-of-sale.read',
      label: () => say(messages, 'source.session'),
      // Its count of cash is booked by an entry of its own: '<session>/count'.
      href: (part) => pages.sessionPage.href({ sessionId: part.split('/')[0] ?? '' }),
    }),
    fill(journalSources, {
      id: 'point-of-sale.order',
      source: 'pos-order',
      permission: 'point-of-sale.read',
      label: () => say(messages, 'source.order'),
      href: (orderId) => pages.orderPage.href({ orderId }),
    }),
  ],
})

import { customerPanels } from '@erp/customers/web'
import { defineWebPlugin, fill } from '@platform/plugin-api/web'
import { lazy } from 'react'
import { messages } from './messages.ts'
import { pointsPage, rulesPage } from './pages.ts'

/** Loyalty points in the back office: a list under Customers, a section of the customer's page, a page of settings. */
export const loyaltyWeb = defineWebPlugin({
  id: 'loyalty',
  dependsOn: ['customers'],
  messages,
  nav: [{ app: 'customers', label: 'points.title', page: pointsPage, order: 50 }],
  pages: [pointsPage, rulesPage],
  settingsPages: [{ label: 'rules.title', hint: 'rules.hint', page: rulesPage, order: 90 }],
  extensions: [
    fill(customerPanels, {
      id: 'loyalty.customer-panel',
      order: 50,
      permission: 'loyalty.read',
      component: lazy(() => import('./points-panel.tsx').then((module) => ({ default: module.PointsPanel }))),
    }),
  ],
})

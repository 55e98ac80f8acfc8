import { portalPages } from '@erp/customers/web'
import { posSettingsSections } from '@erp/point-of-sale/web'
import { defineWebPlugin, fill } from '@platform/plugin-api/web'
import { lazy } from 'react'
import { messages } from './messages.ts'
import { customerWalletPage, payAtTillPage, walletDetailsPage } from './pages.ts'
import { tillFills } from './till/fills.ts'

export { invalidateTillWallets } from './client.ts'

/** The customer wallet at the till, and Point of Sale > Customers > Wallet details. */
export const walletPosWeb = defineWebPlugin({
  id: 'wallet-pos',
  dependsOn: ['customers', 'accounting', 'point-of-sale', 'wallet'],
  messages,
  nav: [
    {
      app: 'point-of-sale',
      group: 'customers',
      label: 'nav.walletDetails',
      page: walletDetailsPage,
      order: 20,
    },
  ],
  pages: [walletDetailsPage, customerWalletPage, payAtTillPage],
  extensions: [
    ...tillFills,
    fill(portalPages, { id: 'wallet-pos.pay-at-till', order: 10, page: payAtTillPage }),
    fill(posSettingsSections, {
      id: 'wallet-pos.settings',
      order: 10,
      permission: 'wallet-pos.read',
      component: lazy(() =>
        import('./settings/wallet-settings.tsx').then((module) => ({ default: module.WalletSettings })),
      ),
    }),
  ],
})

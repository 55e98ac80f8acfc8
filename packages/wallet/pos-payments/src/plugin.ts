import { posPaymentMethods } from '@erp/point-of-sale'
import { definePlugin, extend } from '@platform/plugin-api'
import { payLater } from './pay-later.ts'
import { permissions } from './permissions.ts'
import { walletPosRouter } from './router.ts'
import { walletPosSettings } from './settings.ts'
import { walletMethod } from './wallet-method.ts'

/** Customers' wallets at the till: paying from them, recharging them, keeping change in them; and Pay Later. */
export const walletPosPlugin = definePlugin({
  id: 'wallet-pos',
  name: 'Customer wallet at the point of sale',
  dependsOn: ['customers', 'accounting', 'point-of-sale', 'wallet'],
  migrations: ['wallet/pos-payments'],
  router: walletPosRouter,
  permissions,
  settings: walletPosSettings,
  extensions: [extend(posPaymentMethods, walletMethod), extend(posPaymentMethods, payLater)],
})

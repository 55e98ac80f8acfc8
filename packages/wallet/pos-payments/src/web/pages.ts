import { definePage } from '@platform/plugin-api/web'

export const walletDetailsPage = definePage({
  path: '/point-of-sale/wallets',
  // The list is that of the wallets themselves.
  permission: 'wallet.read',
  load: () => import('./details/wallets-page.tsx').then((module) => module.WalletsPage),
})

/** A customer's own: their phone, held to the till. */
export const payAtTillPage = definePage({
  path: '/my/pay',
  permission: 'wallet-pos.pay-at-till',
  load: () => import('./own/pay-at-till-page.tsx').then((module) => module.PayAtTillPage),
})

export const customerWalletPage = definePage({
  path: '/point-of-sale/wallets/$customerId',
  permission: 'wallet-pos.read',
  load: () => import('./details/customer-wallet-page.tsx').then((module) => module.CustomerWalletPage),
})

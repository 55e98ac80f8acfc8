import { definePage } from '@platform/plugin-api/web'

export const walletDetailsPage = definePage({
  path: '/point-of-sale/wallets',
  permission: 'wallet-pos.read',
  load: () => import('./details/wallets-page.tsx').then((module) => module.WalletsPage),
})

export const customerWalletPage = definePage({
  path: '/point-of-sale/wallets/$customerId',
  permission: 'wallet-pos.read',
  load: () => import('./details/customer-wallet-page.tsx').then((module) => module.CustomerWalletPage),
})

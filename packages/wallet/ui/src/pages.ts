import { definePage } from '@platform/plugin-api/web'

export const walletsPage = definePage({
  path: '/wallets',
  permission: 'wallet.read',
  load: () => import('./wallets/wallets-page.tsx').then((module) => module.WalletsPage),
})

export const walletPage = definePage({
  path: '/wallets/$walletId',
  permission: 'wallet.read',
  load: () => import('./wallets/wallet-page.tsx').then((module) => module.WalletPage),
})

export const allocationPage = definePage({
  path: '/wallets/allocations/$allocationId',
  permission: 'wallet.read',
  load: () => import('./wallets/allocation-page.tsx').then((module) => module.AllocationPage),
})

export const walletSettingsPage = definePage({
  path: '/settings/wallets',
  permission: 'wallet.change-settings',
  load: () => import('./settings/wallet-settings-page.tsx').then((module) => module.WalletSettingsPage),
})

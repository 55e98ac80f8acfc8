import { definePage } from '@platform/plugin-api/web'

export const walletsPage = definePage({
  path: '/wallets',
  permission: 'wallet.read',
  load: () => import('./wallets/wallets-page.tsx').then((module) => module.WalletsPage),
})

export const liabilityPage = definePage({
  path: '/wallets/liability',
  permission: 'wallet.read',
  load: () => import('./liability/liability-page.tsx').then((module) => module.LiabilityPage),
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
  // Who may switch the wallet on again finds the button here; there is no permission of its own while it is off.
  permission: 'host.switch-plugins',
  load: () => import('./settings/wallet-settings-page.tsx').then((module) => module.WalletSettingsPage),
})

export const applyCreditPage = definePage({
  path: '/wallets/apply-credit',
  permission: 'wallet.allocate',
  load: () => import('./credit-runs/apply-credit-page.tsx').then((module) => module.ApplyCreditPage),
})

export const creditRunsPage = definePage({
  path: '/wallets/apply-credit/runs',
  permission: 'wallet.read',
  load: () => import('./credit-runs/credit-runs-page.tsx').then((module) => module.CreditRunsPage),
})

export const creditRunPage = definePage({
  path: '/wallets/apply-credit/runs/$runId',
  permission: 'wallet.read',
  load: () => import('./credit-runs/credit-run-page.tsx').then((module) => module.CreditRunPage),
})

/** The list of wallets, for other plugins that lead to it from their menus. */
export const loadWalletList = () => import('./wallets/wallet-list.tsx').then((module) => module.WalletList)

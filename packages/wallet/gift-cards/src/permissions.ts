import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('wallet-gift-cards', {
  read: { title: 'See gift cards', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  sell: { title: 'Sell gift cards', roles: ['owner', 'accountant', 'cashier'] },
  redeem: { title: 'Redeem gift cards into wallets', roles: ['owner', 'accountant', 'cashier'] },
  cancel: { title: 'Cancel gift cards and give the money back', roles: ['owner', 'accountant'] },
})

import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('wallet-pos', {
  read: {
    title: "See customers' wallets at the till",
    roles: ['owner', 'accountant', 'cashier', 'auditor'],
  },
  setPin: { title: "Set customers' wallet PINs", roles: ['owner', 'accountant'] },
  payAtTill: { title: 'Show the own wallet and its code at a till', roles: ['customer'] },
  changeSettings: { title: 'Change the settings of wallets at the till', roles: ['owner'] },
})

import { definePermissions } from '@platform/plugin-api'
import { payOutOwing } from '@wallet/accounting-bridge'

const own = definePermissions('wallet', {
  read: { title: 'See wallets and their entries', roles: ['owner', 'accountant', 'cashier', 'auditor'] },
  allocate: { title: 'Apply wallet credit to invoices, and undo it', roles: ['owner', 'accountant'] },
  adjust: { title: 'Adjust wallet balances', roles: ['owner', 'accountant'] },
  grant: { title: 'Grant promotional credit', roles: ['owner', 'accountant'] },
  transfer: { title: 'Move credit between customers', roles: ['owner', 'accountant'] },
  hold: { title: 'Reserve wallet credit, spend and release it', roles: ['owner', 'accountant'] },
  freeze: { title: 'Freeze wallets, and lift that', roles: ['owner'] },
  setFloor: { title: 'Let wallets go below zero', roles: ['owner'] },
  changeSettings: { title: 'Change the settings of wallets', roles: ['owner'] },
})

export const permissions = { ...own, payOutOwing }

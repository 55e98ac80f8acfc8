import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('wallet-reconciliation', {
  read: {
    title: 'See reconciliations of the wallets with the books',
    roles: ['owner', 'accountant', 'auditor'],
  },
  run: { title: 'Reconcile the wallets with the books', roles: ['owner', 'accountant'] },
  repair: { title: 'Rebuild the figures of a wallet from its entries', roles: ['owner'] },
})

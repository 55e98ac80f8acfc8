import { definePlugin } from '@platform/plugin-api'
import { permissions } from './permissions.ts'
import { reconciliationRouter } from './router.ts'
import { reconcileJob } from './run/reconcile-job.ts'
import { tellOwners } from './run/tell-owners.ts'

/** Proves every night, and whenever asked, that the wallets and the books say the same; shows where they do not. */
export const walletReconciliationPlugin = definePlugin({
  id: 'wallet-reconciliation',
  name: 'Wallet reconciliation',
  dependsOn: ['identity', 'customers', 'accounting', 'wallet'],
  migrations: ['wallet/reconciliation'],
  router: reconciliationRouter,
  permissions,
  jobs: [reconcileJob],
  subscribers: [tellOwners],
})

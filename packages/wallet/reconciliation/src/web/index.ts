import { defineWebPlugin } from '@platform/plugin-api/web'
import { messages } from './messages.ts'
import { runPage, runsPage } from './pages.ts'

export { runPage, runsPage } from './pages.ts'

/** Reconciliation in the E-Wallet app. */
export const walletReconciliationWeb = defineWebPlugin({
  id: 'wallet-reconciliation',
  dependsOn: ['customers', 'accounting', 'wallet'],
  messages,
  nav: [{ app: 'wallet', label: 'nav.reconciliation', page: runsPage, order: 80 }],
  pages: [runsPage, runPage],
})

import { definePage } from '@platform/plugin-api/web'

const read = 'wallet-reconciliation.read'

export const runsPage = definePage({
  path: '/wallets/reconciliation',
  permission: read,
  load: () => import('./runs-page.tsx').then((module) => module.RunsPage),
})

export const runPage = definePage({
  path: '/wallets/reconciliation/$runId',
  permission: read,
  load: () => import('./run-page.tsx').then((module) => module.RunPage),
})

import { definePage } from '@platform/plugin-api/web'

export const pointsPage = definePage({
  path: '/loyalty',
  permission: 'loyalty.read',
  load: () => import('./points-page.tsx').then((module) => module.PointsPage),
})

export const rulesPage = definePage({
  path: '/settings/loyalty',
  permission: 'loyalty.configure',
  load: () => import('./rules-page.tsx').then((module) => module.RulesPage),
})

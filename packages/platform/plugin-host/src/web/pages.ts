import { definePage } from '@platform/plugin-api/web'

export const jobsPage = definePage({
  path: '/settings/background-work',
  permission: 'host.jobs',
  load: () => import('./jobs/jobs-page.tsx').then((module) => module.JobsPage),
})

export const permissionsPage = definePage({
  path: '/settings/permissions',
  permission: 'host.see-permissions',
  load: () => import('./permissions-page.tsx').then((module) => module.PermissionsPage),
})

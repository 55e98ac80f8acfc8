import { definePage } from '@platform/plugin-api/web'

export const companyPage = definePage({
  path: '/settings/company',
  load: () => import('./company-page.tsx').then((module) => module.CompanyPage),
})

export const usersPage = definePage({
  path: '/settings/users',
  permission: 'identity.list-users',
  load: () => import('./users-page.tsx').then((module) => module.UsersPage),
})

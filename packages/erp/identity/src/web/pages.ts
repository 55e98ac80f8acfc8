import { definePage } from '@platform/plugin-api/web'

export const companyPage = definePage({
  path: '/settings/company',
  permission: 'identity.see-company',
  load: () => import('./company-page.tsx').then((module) => module.CompanyPage),
})

export const usersPage = definePage({
  path: '/settings/users',
  permission: 'identity.list-users',
  load: () => import('./users-page.tsx').then((module) => module.UsersPage),
})

export const passwordPage = definePage({
  path: '/settings/password',
  permission: 'identity.change-own-password',
  load: () => import('./password-page.tsx').then((module) => module.PasswordPage),
})

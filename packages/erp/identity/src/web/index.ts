export { identityWeb } from './identity-web.ts'
export { companyPage, passwordPage, usersPage } from './pages.ts'
export { useRoleName } from './use-role-name.ts'

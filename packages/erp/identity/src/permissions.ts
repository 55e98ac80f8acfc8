import { definePermissions, roles } from '@platform/plugin-api'

export const permissions = definePermissions('identity', {
  switchCompany: { title: 'Work in another company one belongs to', roles: [...roles] },
  listUsers: { title: 'See who belongs to the company', roles: ['auditor'] },
})

import { definePermissions, roles } from '@platform/plugin-api'

export const permissions = definePermissions('identity', {
  switchCompany: { title: 'Work in another company one belongs to', roles: [...roles] },
  changeOwnPassword: { title: 'Change one’s own password', roles: [...roles] },
  seeCompany: {
    title: 'See the company’s particulars',
    roles: ['owner', 'accountant', 'cashier', 'auditor'],
  },
  changeCompany: { title: 'Change the company’s particulars', roles: ['owner'] },
  manageUsers: { title: 'Let people into the company, and out of it', roles: ['owner'] },
  listUsers: { title: 'See who belongs to the company', roles: ['auditor'] },
})

import { definePermissions } from '@platform/plugin-api'

export const permissions = definePermissions('host', {
  switchPlugins: { title: 'Switch parts of the program on and off', roles: ['owner'] },
  jobs: { title: 'See background work, and have it tried again', roles: ['owner'] },
  readMail: { title: 'Read the mail that was sent', roles: ['owner'] },
  seePermissions: { title: 'See which role may do what', roles: ['owner', 'auditor'] },
})

import { defineWebPlugin } from '@platform/plugin-api/web'
import { messages } from './messages.ts'
import { jobsPage, permissionsPage } from './pages.ts'

/** What the host itself shows to who runs the company: background work, and who may do what. */
export const hostWeb = defineWebPlugin({
  id: 'host',
  messages,
  pages: [jobsPage, permissionsPage],
  settingsPages: [
    { label: 'permissions.title', hint: 'permissions.hint', page: permissionsPage, order: 25 },
    { label: 'jobs.title', hint: 'jobs.hint', page: jobsPage, order: 90 },
  ],
})

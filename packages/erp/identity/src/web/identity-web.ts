import { defineWebPlugin } from '@platform/plugin-api/web'
import { messages } from './messages.ts'
import { companyPage, passwordPage, usersPage } from './pages.ts'

/** The company and its people, as far as they are seen; the shell signs in and switches companies. */
export const identityWeb = defineWebPlugin({
  id: 'identity',
  messages,
  pages: [companyPage, usersPage, passwordPage],
  settingsPages: [
    { label: 'company.title', hint: 'company.hint', page: companyPage, order: 10 },
    { label: 'users.title', hint: 'users.hint', page: usersPage, order: 20 },
    { label: 'password.title', hint: 'password.hint', page: passwordPage, order: 30 },
  ],
})

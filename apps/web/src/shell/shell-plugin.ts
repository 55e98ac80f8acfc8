import { definePage, defineWebPlugin } from '@platform/plugin-api/web'
import { IconSettings } from '@tabler/icons-react'
import { messages } from '../messages.ts'

export const homePage = definePage({
  path: '/',
  load: () => import('../home/home-page.tsx').then((m) => m.HomePage),
})

export const settingsPage = definePage({
  path: '/settings',
  load: () => import('../settings/settings-page.tsx').then((m) => m.SettingsPage),
})

export const mailPage = definePage({
  path: '/settings/mail',
  permission: 'host.read-mail',
  load: () => import('../mail/mail-page.tsx').then((m) => m.MailPage),
})

/** What the shell itself brings: the launcher and Settings. A plugin like any other, but never disabled. */
export const shellPlugin = defineWebPlugin({
  id: 'shell',
  messages,
  apps: [{ id: 'settings', label: 'settings.title', hint: 'settings.hint', icon: IconSettings, order: 1000 }],
  nav: [{ app: 'settings', label: 'settings.title', page: settingsPage, order: 0 }],
  pages: [homePage, settingsPage, mailPage],
  settingsPages: [{ label: 'mail.title', hint: 'mail.hint', page: mailPage, order: 95 }],
})

import { defineMessages, definePage, defineWebPlugin, type Session } from '@platform/plugin-api/web'
import { describe, expect, it } from 'vitest'
import { webPlugins } from '../plugins.ts'
import { checkWebPlugins } from './check-web-plugins.ts'
import { activeLink, composeApps } from './navigation.ts'
import { shellPlugin } from './shell-plugin.ts'

const Nothing = () => null
const words = { title: 'Title' }
const messagesOf = (id: string) => defineMessages(id, { always: { en: words, ar: async () => words } })
const pageAt = <const Path extends string>(path: Path, permission?: string) =>
  definePage({ path, load: async () => Nothing, ...(permission === undefined ? {} : { permission }) })

const invoices = pageAt('/accounting/invoices', 'accounting.read')
const newInvoice = pageAt('/accounting/invoices/new')
const accounting = defineWebPlugin({
  id: 'accounting',
  messages: messagesOf('accounting'),
  apps: [
    {
      id: 'accounting',
      label: 'title',
      hint: 'title',
      icon: Nothing,
      order: 10,
      groups: [{ id: 'customers', label: 'title', order: 1 }],
    },
  ],
  nav: [{ app: 'accounting', group: 'customers', label: 'title', page: invoices, order: 2 }],
  pages: [invoices, newInvoice],
})
const wallets = pageAt('/wallets')
const wallet = defineWebPlugin({
  id: 'wallet',
  dependsOn: ['accounting'],
  messages: messagesOf('wallet'),
  nav: [{ app: 'accounting', group: 'customers', label: 'title', page: wallets, order: 1 }],
  pages: [wallets],
})

const session: Session = {
  user: { id: 'u', name: 'Ada', email: 'ada@example.com' },
  company: { id: 1, name: 'Brightwater', currency: 'GBP', locale: 'en-GB', timeZone: 'Europe/London' },
  companies: [],
  role: 'accountant',
  permissions: ['accounting.read'],
  plugins: ['accounting', 'wallet'],
  pluginsOff: [],
}

describe('the apps of a reader', () => {
  it('gather the entries of every plugin under the headings of their owner', () => {
    const [app] = composeApps([accounting, wallet], session)
    expect(app?.sections[0]?.links.map(({ path }) => path)).toEqual(['/wallets', '/accounting/invoices'])
    expect(app?.home).toBe('/wallets')
  })

  it('lack what the role may not see, and an app without a page is no app', () => {
    const cashier = { ...session, permissions: [] }
    expect(composeApps([accounting, wallet], cashier)[0]?.sections[0]?.links).toHaveLength(1)
    expect(composeApps([accounting], cashier)).toEqual([])
  })

  it('know which link a document belongs to', () => {
    const apps = composeApps([accounting, wallet], session)
    expect(activeLink(apps, '/accounting/invoices/42')?.link.path).toBe('/accounting/invoices')
    expect(activeLink(apps, '/accounting/invoicesque')).toBeUndefined()
  })
})

describe('the check of the plugins', () => {
  it('lets a sound set pass', () => {
    expect(() => checkWebPlugins([accounting, wallet])).not.toThrow()
    // The browser does not check again what it was built with.
    expect(() => checkWebPlugins([shellPlugin, ...webPlugins])).not.toThrow()
  })

  it('names the culprit', () => {
    expect(() => checkWebPlugins([wallet])).toThrow('wallet needs accounting')
    expect(() => checkWebPlugins([accounting, accounting])).toThrow('the id accounting')
    const copy = defineWebPlugin({ id: 'copy', messages: messagesOf('copy'), pages: [invoices] })
    expect(() => checkWebPlugins([accounting, copy])).toThrow('/accounting/invoices')
    const lost = defineWebPlugin({
      id: 'lost',
      messages: messagesOf('lost'),
      nav: [{ app: 'accounting', group: 'nowhere', label: 'title', page: wallets, order: 1 }],
    })
    expect(() => checkWebPlugins([accounting, lost])).toThrow('unknown heading nowhere')
  })
})

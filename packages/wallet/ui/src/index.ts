import { creditNotePage, invoicePanels, journalSources, paymentPanels } from '@erp/accounting/web'
import { customerPanels } from '@erp/customers/web'
import { defineWebPlugin, fill, paletteSearches } from '@platform/plugin-api/web'
import { say } from '@platform/ui'
import { IconWallet } from '@tabler/icons-react'
import { lazy } from 'react'
import { messages } from './messages.ts'
import {
  allocationPage,
  applyCreditPage,
  creditRunPage,
  creditRunsPage,
  liabilityPage,
  walletPage,
  walletSettingsPage,
  walletsPage,
} from './pages.ts'
import { searchWallets } from './search-wallets.ts'

export { invalidateWallets } from './client.ts'
export { loadWalletList, walletPage } from './pages.ts'

/** The customer wallet in the back office: its own app, and its sections on invoices, payments and customers. */
export const walletWeb = defineWebPlugin({
  id: 'wallet',
  dependsOn: ['customers', 'accounting'],
  messages,
  apps: [{ id: 'wallet', label: 'app.label', hint: 'app.hint', icon: IconWallet, order: 20 }],
  nav: [
    { app: 'wallet', label: 'nav.wallets', page: walletsPage, order: 10 },
    { app: 'wallet', label: 'nav.liability', page: liabilityPage, order: 20 },
    { app: 'wallet', label: 'nav.applyCredit', page: applyCreditPage, order: 30 },
  ],
  actions: [
    {
      id: 'wallet.apply-credit',
      label: 'apply.title',
      href: applyCreditPage.href(),
      permission: 'wallet.allocate',
    },
  ],
  pages: [
    walletsPage,
    liabilityPage,
    walletPage,
    allocationPage,
    walletSettingsPage,
    applyCreditPage,
    creditRunsPage,
    creditRunPage,
  ],
  settingsPages: [
    { label: 'settings.title', hint: 'settings.hint', page: walletSettingsPage, order: 60, whenOff: true },
  ],
  extensions: [
    fill(invoicePanels, {
      id: 'wallet.invoice-panel',
      order: 10,
      permission: 'wallet.read',
      component: lazy(() =>
        import('./invoice/invoice-wallet-panel.tsx').then((module) => ({
          default: module.InvoiceWalletPanel,
        })),
      ),
    }),
    fill(paymentPanels, {
      id: 'wallet.payment-panel',
      order: 10,
      permission: 'wallet.read',
      component: lazy(() =>
        import('./payment/payment-wallet-panel.tsx').then((module) => ({
          default: module.PaymentWalletPanel,
        })),
      ),
    }),
    fill(customerPanels, {
      id: 'wallet.customer-panel',
      order: 10,
      permission: 'wallet.read',
      component: lazy(() =>
        import('./customer/customer-wallet-panel.tsx').then((module) => ({
          default: module.CustomerWalletPanel,
        })),
      ),
    }),
    // An undoing names the allocation that it takes back.
    ...['allocation', 'undo'].map((source) =>
      fill(journalSources, {
        id: `wallet.${source}`,
        permission: 'wallet.read',
        source,
        label: () => say(messages, 'source.wallet'),
        href: (allocationId) => allocationPage.href({ allocationId }),
      }),
    ),
    fill(journalSources, {
      id: 'wallet.credit-note',
      source: 'credit-note',
      label: () => say(messages, 'source.creditNote'),
      href: (creditNoteId) => creditNotePage.href({ invoiceId: creditNoteId }),
    }),
    fill(paletteSearches, {
      id: 'wallet.search',
      order: 40,
      permission: 'wallet.read',
      heading: () => say(messages, 'palette.heading'),
      search: searchWallets,
    }),
  ],
})

import { checks, definePlugin, extend, type Gauge, gauges, httpHandlers } from '@platform/plugin-api'
import { documentChecks } from './checks/document-checks.ts'
import { journalChecks } from './checks/journal-checks.ts'
import { batchedConfirmations } from './documents/batched-confirmations.ts'
import { paymentDestinations } from './documents/payment-destinations.ts'
import { documentPermissions } from './documents/permissions.ts'
import { exportJournal } from './export/export-journal.ts'
import { accountRoles, ownAccountRoles } from './journal/account-roles.ts'
import { completeCharts } from './journal/complete-charts-command.ts'
import { journalRoles, ownJournalRoles } from './journal/journal-roles.ts'
import { numberEntriesJob, numberPostedEntries } from './journal/number-posted-entries.ts'
import { journalPermissions } from './journal/permissions.ts'
import { setUpBooks } from './journal/set-up-books.ts'
import { importOpenings } from './opening-balances/opening-command.ts'
import { openingBalances } from './opening-balances/opening-kinds.ts'
import { papersHandler } from './papers/papers-handler.ts'
import { customerCredits } from './reports/customer-credits.ts'
import { taxSources } from './reports/tax-sources.ts'
import { accountingRouter } from './router.ts'
import { accountingSettings } from './settings.ts'

const confirmationsQueued: Gauge = {
  id: 'erp_accounting_confirmations_queued',
  help: 'Confirmations of payments that wait for their commit or are in it.',
  read: (database) => batchedConfirmations(database).size,
}

/** The books: accounts, journals, entries, reports; and the documents that are booked there. */
export const accountingPlugin = definePlugin({
  id: 'accounting',
  name: 'Accounting',
  dependsOn: ['identity', 'customers', 'catalog'],
  migrations: ['erp/accounting'],
  router: accountingRouter,
  permissions: { ...journalPermissions, ...documentPermissions },
  settings: accountingSettings,
  subscribers: [setUpBooks, numberPostedEntries],
  jobs: [numberEntriesJob],
  extensionPoints: [
    accountRoles,
    journalRoles,
    paymentDestinations,
    customerCredits,
    taxSources,
    openingBalances,
  ],
  extensions: [
    extend(gauges, confirmationsQueued),
    extend(httpHandlers, papersHandler),
    ...ownAccountRoles.map((role) => extend(accountRoles, role)),
    ...ownJournalRoles.map((role) => extend(journalRoles, role)),
    ...[...journalChecks, ...documentChecks].map((check) => extend(checks, check)),
  ],
  commands: [completeCharts, exportJournal, importOpenings],
})

import {
  accountRoles,
  customerCredits,
  journalRoles,
  openingBalances,
  paymentDestinations,
} from '@erp/accounting'
import { checks, definePlugin, extend, gauges } from '@platform/plugin-api'
import {
  allocationsBooked,
  controlAccountsAgree,
  entriesAgree,
  expectedBreakageAgrees,
  openWallets,
  settleCreditNotes,
  walletAccountRoles,
  walletCredits,
  walletDestination,
  walletJournalRole,
  walletOpenings,
} from '@wallet/accounting-bridge'
import { ledgerChecks } from '@wallet/ledger'
import { breakageCommand } from './breakage/breakage-command.ts'
import { breakageJob } from './breakage/breakage-job.ts'
import { creditRunJob } from './credit-runs/credit-run-job.ts'
import { permissions } from './permissions.ts'
import { queueGauges } from './queue-gauges.ts'
import { walletRouter } from './router.ts'
import { sealCommand } from './sealing/seal-command.ts'
import { sealJob } from './sealing/seal-job.ts'
import { walletSettings } from './settings.ts'
import { remindCustomers } from './tidying/remind-customers.ts'
import { tidyCommand } from './tidying/tidy-command.ts'
import { tidyJob } from './tidying/tidy-job.ts'

/** The customer wallet: what customers paid ahead, were given back or granted, spent on invoices, and always in the books. */
export const walletPlugin = definePlugin({
  id: 'wallet',
  name: 'Customer wallet',
  optional: true,
  dependsOn: ['customers', 'accounting'],
  migrations: ['wallet/ledger', 'wallet/accounting-bridge'],
  router: walletRouter,
  permissions,
  settings: walletSettings,
  jobs: [sealJob, tidyJob, breakageJob, creditRunJob],
  commands: [sealCommand, tidyCommand, breakageCommand],
  subscribers: [openWallets, settleCreditNotes, remindCustomers],
  extensions: [
    ...walletAccountRoles.map((role) => extend(accountRoles, role)),
    extend(journalRoles, walletJournalRole),
    extend(paymentDestinations, walletDestination),
    extend(customerCredits, walletCredits),
    extend(openingBalances, walletOpenings),
    ...[...ledgerChecks, controlAccountsAgree, entriesAgree, allocationsBooked, expectedBreakageAgrees].map(
      (check) => extend(checks, check),
    ),
    ...queueGauges.map((gauge) => extend(gauges, gauge)),
  ],
})

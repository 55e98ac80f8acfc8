import { accountRoles, journalRoles, taxSources } from '@erp/accounting'
import { checks, definePlugin, extend, httpHandlers } from '@platform/plugin-api'
import { tillChecks } from './checks/till-checks.ts'
import { journalRole, paidInAndOut } from './journal-role.ts'
import { builtInMethods } from './methods/built-in-methods.ts'
import { posCardTerminals, separateTerminal } from './methods/card-terminals.ts'
import { posPaymentMethods } from './methods/payment-methods.ts'
import { receiptsHandler } from './papers/receipts-handler.ts'
import { permissions } from './permissions.ts'
import { pointOfSaleRouter } from './router.ts'
import { refuseLockDate } from './sessions/refuse-lock-date.ts'
import { tillSettings } from './settings.ts'
import { tillTaxes } from './tax-source.ts'

/** The till: registers, sessions, orders and what they are paid with. */
export const pointOfSalePlugin = definePlugin({
  id: 'point-of-sale',
  name: 'Point of sale',
  dependsOn: ['identity', 'customers', 'catalog', 'accounting'],
  migrations: ['erp/point-of-sale'],
  router: pointOfSaleRouter,
  permissions,
  settings: tillSettings,
  subscribers: [refuseLockDate],
  extensionPoints: [posPaymentMethods, posCardTerminals],
  extensions: [
    extend(accountRoles, paidInAndOut),
    extend(journalRoles, journalRole),
    extend(taxSources, tillTaxes),
    ...builtInMethods.map((method) => extend(posPaymentMethods, method)),
    extend(posCardTerminals, separateTerminal),
    extend(httpHandlers, receiptsHandler),
    ...tillChecks.map((check) => extend(checks, check)),
  ],
})

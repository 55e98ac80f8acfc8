import { checks, definePlugin, extend } from '@platform/plugin-api'
import { balancesAgree } from './balances-agree.ts'
import { catchUp } from './catch-up-command.ts'
import { earnOnConfirmation } from './earn-on-confirmation.ts'
import { expirePoints } from './expire-points.ts'
import { permissions } from './permissions.ts'
import { loyaltyRouter } from './router.ts'
import { loyaltySettings } from './settings.ts'

/** Loyalty points: a worked example of a plugin. See docs/writing-a-plugin.md. */
export const loyaltyPlugin = definePlugin({
  id: 'loyalty',
  name: 'Loyalty points',
  dependsOn: ['identity', 'customers', 'accounting'],
  migrations: ['erp/loyalty'],
  router: loyaltyRouter,
  permissions,
  settings: loyaltySettings,
  subscribers: [earnOnConfirmation],
  jobs: [expirePoints],
  commands: [catchUp],
  extensions: [extend(checks, balancesAgree)],
})

import {
  checks,
  companyDirectories,
  definePlugin,
  extend,
  httpHandlers,
  sessionResolvers,
} from '@platform/plugin-api'
import { listDeadLetters, retryDeadLetters } from './outbox/commands.ts'
import { deadLetterCheck, durabilityCheck, immutabilityCheck, roleCheck } from './verify/guard-checks.ts'
import { verifyCommand } from './verify/verify-command.ts'

/** The host's own part, a plugin like any other: it declares the points that others extend, and keeps the outbox. */
export const hostPlugin = definePlugin({
  id: 'host',
  name: 'Host',
  migrations: ['platform/plugin-host'],
  extensionPoints: [checks, companyDirectories, httpHandlers, sessionResolvers],
  extensions: [
    extend(checks, roleCheck),
    extend(checks, durabilityCheck),
    extend(checks, immutabilityCheck),
    extend(checks, deadLetterCheck),
  ],
  commands: [verifyCommand, listDeadLetters, retryDeadLetters],
})

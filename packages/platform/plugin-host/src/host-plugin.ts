import {
  afterCommit,
  checks,
  companyDirectories,
  definePlugin,
  extend,
  gauges,
  httpHandlers,
  jobsWanted,
  type Plugin,
  sessionResolvers,
} from '@platform/plugin-api'
import type { WantedJob } from './jobs/runner.ts'
import { listDeadLetters, retryDeadLetters } from './outbox/commands.ts'
import { deadLetterCheck, durabilityCheck, immutabilityCheck, roleCheck } from './verify/guard-checks.ts'
import { verifyCommand } from './verify/verify-command.ts'

/**
 * The host's own part, a plugin like any other: it declares the points that others extend, keeps the outbox, and
 * hands wanted jobs to the queue.
 */
export function createHostPlugin(queueJobs: (wanted: readonly WantedJob[]) => Promise<void>): Plugin {
  return definePlugin({
    id: 'host',
    name: 'Host',
    migrations: ['platform/plugin-host'],
    extensionPoints: [checks, companyDirectories, gauges, httpHandlers, sessionResolvers],
    extensions: [
      extend(checks, roleCheck),
      extend(checks, durabilityCheck),
      extend(checks, immutabilityCheck),
      extend(checks, deadLetterCheck),
    ],
    subscribers: [afterCommit(jobsWanted, 'host.queue-jobs', (_context, wanted) => queueJobs(wanted))],
    commands: [verifyCommand, listDeadLetters, retryDeadLetters],
  })
}

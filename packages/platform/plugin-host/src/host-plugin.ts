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
import { createHostRouter } from './desk/host-router.ts'
import type { JobRunner } from './jobs/runner.ts'
import { listDeadLetters, retryDeadLetters } from './outbox/commands.ts'
import { permissions } from './permissions.ts'
import { deadLetterCheck, durabilityCheck, immutabilityCheck, roleCheck } from './verify/guard-checks.ts'
import { verifyCommand } from './verify/verify-command.ts'

/** What the host's own part asks of the queue. */
export type JobQueue = Pick<JobRunner, 'add' | 'list' | 'schedules' | 'retry'>

/**
 * The host's own part, a plugin like any other: it declares the points that others extend, keeps the outbox, and
 * hands wanted jobs to the queue.
 */
export function createHostPlugin({
  plugins,
  jobs,
}: {
  readonly plugins: () => readonly Plugin[]
  readonly jobs: JobQueue
}): Plugin {
  return definePlugin({
    id: 'host',
    name: 'Host',
    migrations: ['platform/plugin-host'],
    router: createHostRouter({ plugins, jobs }),
    permissions,
    extensionPoints: [checks, companyDirectories, gauges, httpHandlers, sessionResolvers],
    extensions: [
      extend(checks, roleCheck),
      extend(checks, durabilityCheck),
      extend(checks, immutabilityCheck),
      extend(checks, deadLetterCheck),
    ],
    subscribers: [
      afterCommit(jobsWanted, 'host.queue-jobs', ({ companyId }, wanted) =>
        jobs.add(wanted.map((job) => ({ ...job, companyId }))),
      ),
    ],
    commands: [verifyCommand, listDeadLetters, retryDeadLetters],
  })
}

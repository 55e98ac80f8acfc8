import {
  afterCommit,
  checks,
  companyDirectories,
  definePlugin,
  extend,
  gauges,
  httpHandlers,
  jobsWanted,
  type Mailer,
  mailers,
  mailsWanted,
  type Plugin,
  sessionResolvers,
} from '@platform/plugin-api'
import { createHostRouter } from './desk/host-router.ts'
import type { JobRunner } from './jobs/runner.ts'
import { deliverMails } from './mail/deliver-mails.ts'
import { listDeadLetters, retryDeadLetters } from './outbox/commands.ts'
import { permissions } from './permissions.ts'
import { deadLetterCheck, durabilityCheck, immutabilityCheck, roleCheck } from './verify/guard-checks.ts'
import { verifyCommand } from './verify/verify-command.ts'

/** What the host's own part asks of the queue. */
export type JobQueue = Pick<JobRunner, 'add' | 'list' | 'schedules' | 'retry'>

/**
 * The host's own part, a plugin like any other: it declares the points that others extend, keeps the outbox, and
 * hands wanted jobs to the queue, and wanted mails to whoever brings them.
 */
export function createHostPlugin({
  plugins,
  jobs,
  mailer,
}: {
  readonly plugins: () => readonly Plugin[]
  readonly jobs: JobQueue
  /** Brings mail to people, where no plugin does. */
  readonly mailer: Mailer | undefined
}): Plugin {
  return definePlugin({
    id: 'host',
    name: 'Host',
    migrations: ['platform/plugin-host'],
    router: createHostRouter({ plugins, jobs, mailer }),
    permissions,
    extensionPoints: [checks, companyDirectories, gauges, httpHandlers, mailers, sessionResolvers],
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
      afterCommit(mailsWanted, 'host.deliver-mails', (context, mails) =>
        deliverMails(context, mails, mailer),
      ),
    ],
    commands: [verifyCommand, listDeadLetters, retryDeadLetters],
  })
}

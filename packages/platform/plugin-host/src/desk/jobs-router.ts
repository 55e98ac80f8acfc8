import type { Database } from '@platform/database'
import { transaction } from '@platform/database'
import {
  audit,
  idInput,
  listCompanies,
  pageInput,
  procedure,
  Refusal,
  router,
  type Session,
} from '@platform/plugin-api'
import { z } from 'zod'
import type { JobRunner } from '../jobs/runner.ts'
import { jobStates, type ListedJob } from '../jobs/stored-job.ts'
import { listDeadLettersOf, retryDeadLettersOf } from '../outbox/dead-letters.ts'
import { permissions } from '../permissions.ts'

/** Of each state as many as anybody looks through. */
const SHOWN = 200

/** Background work as the owner of a company sees it: jobs in the queue, and events that never arrived. */
export function jobsRouter(jobs: Pick<JobRunner, 'list' | 'schedules' | 'retry'>) {
  return router({
    list: procedure(permissions.jobs)
      .input(z.object({ state: z.enum(jobStates).optional() }))
      .query(async ({ ctx: { database, session }, input }) => {
        const states = input.state ? [input.state] : jobStates
        const found = await Promise.all(states.map((state) => jobs.list(state, SHOWN)))
        const seesAll = await seesEveryCompany(database, session)
        return found
          .flat()
          .filter(({ companyId }) => isOf(companyId, session))
          .map((job) => jobWire(job, seesAll))
      }),

    schedules: procedure(permissions.jobs).query(async () =>
      (await jobs.schedules()).map(({ nextAt, ...schedule }) => ({
        ...schedule,
        nextAt: nextAt?.toISOString() ?? null,
      })),
    ),

    retry: procedure(permissions.jobs)
      .input(z.object({ id: z.string().min(1).max(200) }))
      .mutation(async ({ ctx: { database, session }, input: { id } }) => {
        const retried = await jobs.retry(id, ({ companyId }) => isOf(companyId, session))
        if (!retried) throw notFailed()
        await transaction(database, async (tx) =>
          audit(tx, {
            companyId: session.company.id,
            actorId: session.user.id,
            action: 'host.job-retried',
            subject: `job:${id}`,
          }),
        )
        return { id }
      }),

    deadLetters: procedure(permissions.jobs)
      .input(pageInput)
      .query(async ({ ctx: { database, session }, input }) => {
        const { rows, total } = await listDeadLettersOf(database, session.company.id, input)
        return { rows: rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() })), total }
      }),

    /** One of them, or all. */
    retryDeadLetters: procedure(permissions.jobs)
      .input(z.object({ id: idInput.nullable() }))
      .mutation(async ({ ctx: { database, session }, input: { id } }) => {
        const count = await retryDeadLettersOf(database, {
          companyId: session.company.id,
          actorId: session.user.id,
          id,
        })
        if (count === 0 && id !== null) throw notDead()
        return { count }
      }),
  })
}

/** Work that is done for all companies is everybody's to see. */
function isOf(companyId: number | null, session: Session): boolean {
  return companyId === null || companyId === session.company.id
}

/** Why work for all companies failed may name one of them: told to who belongs to all. */
async function seesEveryCompany(database: Database, session: Session): Promise<boolean> {
  const all = await listCompanies(database)
  return all.every(({ id }) => session.companies.some((own) => own.id === id))
}

function jobWire(job: ListedJob, seesAll: boolean) {
  const { companyId, failure, queuedAt, dueAt, startedAt, finishedAt, ...facts } = job
  return {
    ...facts,
    forAll: companyId === null,
    failure: companyId !== null || seesAll ? failure : null,
    queuedAt: queuedAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}

function notFailed(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'job_not_failed',
    message: 'This is not a failed job any more. Reload the page to see how it went.',
  })
}

function notDead(): Refusal {
  return new Refusal({
    kind: 'conflict',
    code: 'event_not_dead',
    message: 'This event is not stuck any more. Reload the page.',
  })
}

import type { JobBackend } from './backend.ts'

/** What is kept of a job in the queue, beside its name. */
export interface StoredJob {
  /** Which company wanted it; null for what runs by its schedule, for all. */
  readonly companyId: number | null
  readonly input: unknown
}

/** States of a job, in the order in which they are looked at. */
export const jobStates = ['active', 'failed', 'waiting', 'delayed', 'completed'] as const
export type JobState = (typeof jobStates)[number]

/** A job as the owner sees it. */
export interface ListedJob {
  readonly id: string
  /** '<plugin>.<what>' */
  readonly jobId: string
  readonly state: JobState
  readonly companyId: number | null
  /** 0 to 1. */
  readonly progress: number
  readonly attempts: number
  readonly queuedAt: Date
  /** When a delayed one is due. */
  readonly dueAt: Date | null
  readonly startedAt: Date | null
  readonly finishedAt: Date | null
  /** Why the last attempt failed, in its first line. */
  readonly failure: string | null
}

/** A job that runs by itself. */
export interface ListedSchedule {
  readonly jobId: string
  readonly cron: string
  readonly nextAt: Date | null
}

type QueuedJob = NonNullable<Awaited<ReturnType<JobBackend['queue']['getJob']>>>

export function listedJob(job: QueuedJob, state: JobState): ListedJob {
  const { companyId } = job.data as StoredJob
  const at = (moment: number | undefined) => (moment === undefined ? null : new Date(moment))
  return {
    id: job.id ?? '',
    jobId: job.name,
    state,
    companyId,
    progress: typeof job.progress === 'number' ? job.progress : 0,
    attempts: job.attemptsMade,
    queuedAt: new Date(job.timestamp),
    dueAt: state === 'delayed' ? new Date(job.timestamp + (job.delay ?? 0)) : null,
    startedAt: at(job.processedOn),
    finishedAt: at(job.finishedOn),
    failure: job.failedReason?.split('\n')[0] || null,
  }
}

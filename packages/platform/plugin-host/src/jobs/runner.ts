import { type Database, isUnreachable } from '@platform/database'
import type { Job } from '@platform/plugin-api'
import type { JobBackend, JobWorker } from './backend.ts'
import { askQueue } from './queue-away.ts'
import {
  type JobState,
  type ListedJob,
  type ListedSchedule,
  listedJob,
  type StoredJob,
} from './stored-job.ts'

/** A job to be done, under an id of its own: a second one of that id is passed over. */
export interface WantedJob {
  readonly id: string
  readonly jobId: string
  readonly data: unknown
  /** Who wanted it; nobody for what a program does for all. */
  readonly companyId?: number
}

/** Brings jobs into the queue, and does them. */
export interface JobRunner {
  add(wanted: readonly WantedJob[]): Promise<void>
  /** How many jobs there are, by their state: waiting, active, delayed, failed. Empty where no plugin has a job. */
  counts(): Promise<Readonly<Record<string, number>>>
  /** The latest jobs in a state. */
  list(state: JobState, atMost: number): Promise<readonly ListedJob[]>
  /** What runs by itself, and when next. */
  schedules(): Promise<readonly ListedSchedule[]>
  /** Has a failed job done again, if `mayRetry` says so. Answers whether there was one. */
  retry(id: string, mayRetry: (job: ListedJob) => boolean): Promise<boolean>
  /** Takes over the schedules of the manifests, and does jobs from now on. */
  start(): Promise<void>
  /** Does what waits, if this process has queued any of it; for a process that does not `start`. Answers whether it has. */
  drain(): Promise<boolean>
  /** Takes no further job, has those under way stop at their next safe place, and waits for them. */
  stop(): Promise<void>
}

/** A failed job is tried again after 5 s, 10 s, 20 s, 40 s; then it is kept as failed, to be seen. */
const options = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 5_000 },
  removeOnComplete: { age: 7 * 86_400, count: 1_000 },
  removeOnFail: { age: 30 * 86_400, count: 5_000 },
} as const

export function createJobRunner({
  jobs,
  database,
  open,
  onError,
}: {
  readonly jobs: readonly Job[]
  readonly database: Database
  /** Opens the backend on first use: where no plugin has a job, there is none. */
  readonly open: () => JobBackend
  readonly onError: (error: unknown, where: string) => void
}): JobRunner {
  const byId = new Map(jobs.map((job) => [job.id, job]))
  const closing = new AbortController()
  let opened: JobBackend | undefined
  let worker: JobWorker | undefined
  let queuedSome = false
  const backend = () => {
    opened ??= open()
    return opened
  }

  const optionsOf = (jobId: string) =>
    byId.get(jobId)?.forgottenWhenDone ? { ...options, removeOnComplete: true } : options

  /** Says what failed, but not of what stopped at a safe place because the server does, nor of connections that end with it. */
  const tell = (error: unknown, where: string) => {
    const { aborted, reason } = closing.signal
    const isEnding = error instanceof Error && (error === reason || error.cause === reason)
    if (aborted && (isEnding || isUnreachable(error))) return
    onError(error, where)
  }

  const takeJobs = (from: JobBackend) =>
    from.work(async ({ name, data, signal, progress }) => {
      const job = byId.get(name)
      if (!job) throw new Error(`There is no job '${name}': its plugin does not run.`)
      const { input } = data as StoredJob
      await job.run({ database, signal: AbortSignal.any([signal, closing.signal]), progress }, input)
    }, tell)

  async function takeOverSchedules({ queue }: JobBackend): Promise<void> {
    for (const { key } of await queue.getJobSchedulers())
      if (!byId.get(key)?.schedule) await queue.removeJobScheduler(key)
    for (const { id, schedule } of jobs)
      if (schedule) {
        const repeat = { pattern: schedule.cron, tz: schedule.timeZone ?? 'UTC' }
        const data: StoredJob = { companyId: null, input: {} }
        await queue.upsertJobScheduler(id, repeat, { name: id, data, opts: optionsOf(id) })
      }
  }

  return {
    async add(wanted) {
      if (wanted.length === 0) return
      queuedSome = true
      await backend().queue.addBulk(
        wanted.map(({ id, jobId, data: input, companyId = null }) => {
          const data: StoredJob = { companyId, input }
          return { name: jobId, data, opts: { ...optionsOf(jobId), jobId: id } }
        }),
      )
    },
    async counts() {
      if (jobs.length === 0) return {}
      return backend().queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
    },
    async list(state, atMost) {
      if (jobs.length === 0) return []
      const found = await askQueue(() => backend().queue.getJobs([state], 0, atMost - 1))
      // One that was finished and swept away between two questions is not there any more.
      return found.filter((job) => job !== undefined).map((job) => listedJob(job, state))
    },
    async schedules() {
      if (jobs.length === 0) return []
      const schedulers = await askQueue(() => backend().queue.getJobSchedulers(0, -1, true))
      return schedulers.map(({ key, pattern, next }) => ({
        jobId: key,
        cron: pattern ?? '',
        nextAt: next === undefined ? null : new Date(next),
      }))
    },
    async retry(id, mayRetry) {
      if (jobs.length === 0) return false
      return askQueue(async () => {
        const job = await backend().queue.getJob(id)
        if (!job || !(await job.isFailed()) || !mayRetry(listedJob(job, 'failed'))) return false
        await job.retry('failed', { resetAttemptsMade: true })
        return true
      })
    },
    async start() {
      if (jobs.length === 0 || worker) return
      await backend().ready()
      await takeOverSchedules(backend())
      worker = takeJobs(backend())
    },
    async drain() {
      if (!queuedSome || closing.signal.aborted) return false
      queuedSome = false
      // Of its own: a worker leaves its marks on the connections it was given.
      const passing = open()
      try {
        await passing.ready()
        const worker = takeJobs(passing)
        await worker.drained
        await worker.close()
      } finally {
        await passing.close()
      }
      return true
    },
    async stop() {
      closing.abort(new Error('The server is stopping.'))
      await worker?.close()
      await opened?.close()
    },
  }
}

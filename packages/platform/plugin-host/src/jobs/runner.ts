import type { Database } from '@platform/database'
import type { Job } from '@platform/plugin-api'
import type { JobBackend } from './backend.ts'

/** A job to be done, under an id of its own: a second one of that id is passed over. */
export interface WantedJob {
  readonly id: string
  readonly jobId: string
  readonly data: unknown
}

/** Brings jobs into the queue, and does them. */
export interface JobRunner {
  add(wanted: readonly WantedJob[]): Promise<void>
  /** How many jobs there are, by their state: waiting, active, delayed, failed. Empty where no plugin has a job. */
  counts(): Promise<Readonly<Record<string, number>>>
  /** Takes over the schedules of the manifests, and does jobs from now on. */
  start(): Promise<void>
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
  let worker: { close(): Promise<void> } | undefined
  const backend = () => {
    opened ??= open()
    return opened
  }

  async function takeOverSchedules({ queue }: JobBackend): Promise<void> {
    for (const { key } of await queue.getJobSchedulers())
      if (!byId.get(key)?.schedule) await queue.removeJobScheduler(key)
    for (const { id, schedule } of jobs)
      if (schedule) {
        const repeat = { pattern: schedule.cron, tz: schedule.timeZone ?? 'UTC' }
        await queue.upsertJobScheduler(id, repeat, { name: id, data: {}, opts: options })
      }
  }

  return {
    async add(wanted) {
      if (wanted.length === 0) return
      await backend().queue.addBulk(
        wanted.map(({ id, jobId, data }) => ({ name: jobId, data, opts: { ...options, jobId: id } })),
      )
    },
    async counts() {
      if (jobs.length === 0) return {}
      return backend().queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
    },
    async start() {
      if (jobs.length === 0 || worker) return
      await backend().ready()
      await takeOverSchedules(backend())
      worker = backend().work(async ({ name, data, signal, progress }) => {
        const job = byId.get(name)
        if (!job) throw new Error(`There is no job '${name}': its plugin does not run.`)
        await job.run({ database, signal: AbortSignal.any([signal, closing.signal]), progress }, data)
      }, onError)
    },
    async stop() {
      closing.abort(new Error('The server is stopping.'))
      await worker?.close()
      await opened?.close()
    },
  }
}

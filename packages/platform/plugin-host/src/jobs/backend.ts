import { createPostgresBackend, type PgPool, type Queue, runMigrations, withBackend } from 'bullmq'
import pg from 'pg'

/** All jobs of a database share one queue. */
export const QUEUE = 'erp'
/** BullMQ's own part of the database; its tables are made and kept by BullMQ. */
const SCHEMA = 'bullmq'
/** Jobs one worker process does at once. */
export const CONCURRENCY = 4

/** Does one job: its name, its data, and what aborts when the worker must stop. */
export type Process = (job: {
  readonly name: string
  readonly data: unknown
  readonly signal: AbortSignal
  progress(share: number): Promise<void>
}) => Promise<void>

/** Whoever takes jobs from the queue. */
export interface JobWorker {
  /** Comes back once nothing has been waiting. */
  readonly drained: Promise<void>
  /** Takes none any more, and waits for those under way. */
  close(): Promise<void>
}

/** Where jobs wait: in PostgreSQL, with nothing else to install, or in Redis. */
export interface JobBackend {
  readonly queue: Pick<
    Queue,
    | 'addBulk'
    | 'upsertJobScheduler'
    | 'getJobSchedulers'
    | 'removeJobScheduler'
    | 'getJobCounts'
    | 'getJobs'
    | 'getJob'
    | 'close'
  >
  /** Comes back when jobs can be kept; throws in words when they cannot. */
  ready(): Promise<void>
  /** Begins to take jobs. */
  work(process: Process, onError: (error: unknown, where: string) => void): JobWorker
  close(): Promise<void>
}

/** Makes or updates the queue's tables as the database's owner. Running it again changes nothing. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await runMigrations(client, SCHEMA)
    // BullMQ would make the queue's sequence on first use, which the app's role may not.
    await client.query(`
      do $$ begin
        execute format('create sequence if not exists ${SCHEMA}.%I', ${SCHEMA}.job_id_seq_name('${QUEUE}'));
      end $$;
      grant usage on schema ${SCHEMA} to erp_app;
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to erp_app;
      grant usage, select on all sequences in schema ${SCHEMA} to erp_app`)
  } finally {
    await client.end()
  }
}

/** Keeps jobs in the database itself, as the app. */
export function openPostgresBackend(url: string, leaseMs: number): JobBackend {
  const bound = withBackend(createPostgresBackend)
  // A pool of our own making: it survives bundling, where BullMQ would look for the driver in vain.
  const pool = new pg.Pool({
    connectionString: url,
    max: CONCURRENCY + 2,
    options: `-c search_path=${SCHEMA}`,
  })
  pool.on('error', () => {})
  // The driver's type and BullMQ's excerpt of it differ in their overloads only.
  const connection = pool as unknown as PgPool
  const queue = new bound.Queue(QUEUE, { connection })
  // What fails is told to whoever asked. BullMQ would print it, too: a connection that ends with the server, at the worst.
  queue.on('error', () => {})
  return {
    queue,
    // The host has migrated: the database is there.
    ready: async () => {},
    work: (process, onError) => {
      const worker = new bound.Worker(QUEUE, (job, _token, signal) => run(process, job, signal), {
        connection,
        concurrency: CONCURRENCY,
        ...leased(leaseMs),
      })
      return watched(worker, onError, () => worker.close())
    },
    async close() {
      await queue.close()
      await pool.end()
    },
  }
}

/** A job whose worker has not been heard of for so long is taken up by another, until it has outlived a few. */
export function leased(leaseMs: number) {
  return { lockDuration: leaseMs, stalledInterval: leaseMs, maxStalledCount: 5 } as const
}

/** What is heard of a worker, whatever its backend. */
interface Telling {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'failed', listener: (job: { readonly name: string } | undefined, error: Error) => void): unknown
  once(event: 'drained', listener: () => void): unknown
}

/** Tells what a worker says of failures, and when it has found nothing more to do. */
export function watched(
  worker: Telling,
  onError: (error: unknown, where: string) => void,
  close: () => Promise<void>,
): JobWorker {
  worker.on('error', (error) => onError(error, 'jobs'))
  worker.on('failed', (job, error) => onError(error, `job ${job?.name}`))
  return { drained: new Promise((resolve) => worker.once('drained', () => resolve())), close }
}

interface TakenJob {
  readonly name: string
  readonly data: unknown
  updateProgress(share: number): Promise<void>
}

/** Does a job that the queue handed out. */
export function run(process: Process, job: TakenJob, signal = new AbortController().signal): Promise<void> {
  return process({
    name: job.name,
    data: job.data,
    signal,
    progress: (share) => job.updateProgress(share),
  })
}

import { type Database, newId, type Tx } from '@platform/database'
import type { z } from 'zod'
import { defineEvent, emit } from './event.ts'

/** What a running job may use. */
export interface JobContext {
  readonly database: Database
  /** Aborts when the process shuts down; a job stops at its next safe place. */
  readonly signal: AbortSignal
  /** 0 to 1. */
  progress(share: number): Promise<void>
}

/** Work done in the background by the worker, at least once; running it twice must do no harm. */
export interface Job {
  /** '<plugin>.<what>'. */
  readonly id: string
  readonly schema: z.ZodType
  /** When it runs by itself: a cron pattern, and its IANA time zone. */
  readonly schedule?: { readonly cron: string; readonly timeZone?: string }
  /** Whether it leaves the queue once it is done: what is done every second would push everything else out of sight. */
  readonly forgottenWhenDone?: boolean
  run(context: JobContext, data: unknown): Promise<void>
}

export function defineJob<Schema extends z.ZodType>(job: {
  readonly id: string
  readonly schema: Schema
  readonly schedule?: { readonly cron: string; readonly timeZone?: string }
  readonly forgottenWhenDone?: boolean
  readonly run: (context: JobContext, data: z.infer<Schema>) => Promise<void>
}): Job {
  return { ...job, run: (context, data) => job.run(context, job.schema.parse(data)) }
}

/** A job that somebody wants done, told to the queue behind the commit. */
export interface JobWanted {
  /** However often it is told, a job of one id is queued once. */
  readonly id: string
  readonly jobId: string
  readonly data: unknown
}

/** The host listens, and feeds the queue. */
export const jobsWanted = defineEvent<JobWanted>('host.jobsWanted')

/**
 * Has a job done once this transaction is committed. It goes through the outbox, because no queue takes part in a
 * transaction. Throws a ZodError when the data is not what the job takes. Answers the id under which it is queued: a
 * new one, or the one given, of which there is never a second in the queue. An id is without colons.
 */
export async function enqueue(
  tx: Tx,
  job: Job,
  companyId: number,
  data: unknown,
  { id = newId() }: { readonly id?: string } = {},
): Promise<string> {
  job.schema.parse(data)
  await emit(tx, jobsWanted, companyId, [{ id, jobId: job.id, data }])
  return id
}

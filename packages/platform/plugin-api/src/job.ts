import type { Database } from '@platform/database'
import type { z } from 'zod'

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
  run(context: JobContext, data: unknown): Promise<void>
}

export function defineJob<Schema extends z.ZodType>(job: {
  readonly id: string
  readonly schema: Schema
  readonly schedule?: { readonly cron: string; readonly timeZone?: string }
  readonly run: (context: JobContext, data: z.infer<Schema>) => Promise<void>
}): Job {
  return { ...job, run: (context, data) => job.run(context, job.schema.parse(data)) }
}

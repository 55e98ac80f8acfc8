import { type Database, transaction } from '@platform/database'
import { enqueue } from '@platform/plugin-api'
import { openRun } from './open-run.ts'
import { reconcileJob } from './reconcile-job.ts'

/** Has the company reconciled by the worker. Answers the run, which may be one that is under way already. */
export function runNow(
  database: Database,
  { companyId, actorId }: { readonly companyId: number; readonly actorId: string },
): Promise<{ runId: string }> {
  return transaction(database, async (tx) => {
    const { id } = await openRun(tx, companyId, { cause: 'asked', actorId })
    await enqueue(tx, reconcileJob, companyId, { companyId })
    return { runId: id }
  })
}

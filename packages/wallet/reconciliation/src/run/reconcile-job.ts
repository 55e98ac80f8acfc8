import { transaction } from '@platform/database'
import { defineJob, listCompanies } from '@platform/plugin-api'
import { z } from 'zod'
import { carryOutRun } from './carry-out-run.ts'
import { openRun } from './open-run.ts'

/**
 * Every night for every company, and on demand for the one that asks. A run that was killed half way is taken up where
 * it stopped, by the next attempt of the job or by the next night.
 */
export const reconcileJob = defineJob({
  id: 'wallet-reconciliation.reconcile',
  schema: z.object({ companyId: z.int().positive().optional() }),
  schedule: { cron: '37 1 * * *' },
  async run({ database, signal, progress }, { companyId }) {
    const companies = await listCompanies(database)
    const wanted = companies.filter(({ id }) => companyId === undefined || id === companyId)
    for (const [index, { id }] of wanted.entries()) {
      signal.throwIfAborted()
      const run = await transaction(database, (tx) =>
        openRun(tx, id, { cause: companyId === undefined ? 'nightly' : 'asked', actorId: null }),
      )
      await carryOutRun(
        database,
        { companyId: id, runId: run.id },
        { signal, progress: (share) => progress((index + share) / wanted.length) },
      )
    }
  },
})

import { createHash } from 'node:crypto'
import { transaction } from '@platform/database'
import { afterCommit, defineJob, enqueue, listCompanies } from '@platform/plugin-api'
import { z } from 'zod'
import { entriesPosted } from './events.ts'
import { numberEntries } from './number-entries.ts'

/** Most entries that one job is to number. */
const jobSize = 5_000

/**
 * Numbers entries behind the commit, so that no till waits for a counter: those it is told of, within seconds, and every
 * night whatever is left over, should a queue have lost what it was told. It may be done twice and by two workers at once.
 */
export const numberEntriesJob = defineJob({
  id: 'accounting.number-entries',
  schema: z.object({
    companyId: z.int().positive().optional(),
    entryIds: z.array(z.uuid()).max(jobSize).optional(),
  }),
  schedule: { cron: '7 2 * * *' },
  forgottenWhenDone: true,
  async run({ database, signal, progress }, { companyId, entryIds }) {
    const companies = companyId === undefined ? await listCompanies(database) : [{ id: companyId }]
    for (const [index, { id }] of companies.entries()) {
      // One company's takes a moment, and is rather finished.
      if (index > 0) signal.throwIfAborted()
      await numberEntries(database, id, entryIds)
      await progress((index + 1) / companies.length)
    }
  },
})

/** Has the entries of about a second numbered by one job: a job for each posting would cost more than the numbers. */
export const numberPostedEntries = afterCommit(
  entriesPosted,
  'accounting.number-entries',
  async ({ database, companyId }, items) => {
    const posted = items.map(({ entryId }) => entryId)
    await transaction(database, async (tx) => {
      for (let from = 0; from < posted.length; from += jobSize) {
        const entryIds = posted.slice(from, from + jobSize)
        // Told of the same entries again, it is the same job.
        const id = `numbers-${createHash('sha256').update(entryIds.join()).digest('hex')}`
        await enqueue(tx, numberEntriesJob, companyId, { companyId, entryIds }, { id })
      }
    })
  },
  { gathered: true },
)

import { defineJob } from '@platform/plugin-api'
import { z } from 'zod'
import { accrueCompanies } from './accrue-companies.ts'

/** Every day, so that a month whose first day nobody was there for is done on the next; each month once. */
export const breakageJob = defineJob({
  id: 'wallet.accrue-breakage',
  schema: z.object({}),
  schedule: { cron: '23 3 * * *' },
  async run({ database, signal }) {
    for await (const _accrued of accrueCompanies(database, { signal }));
  },
})

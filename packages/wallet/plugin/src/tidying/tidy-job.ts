import { defineJob } from '@platform/plugin-api'
import { z } from 'zod'
import { tidyCompanies } from './tidy-companies.ts'

/** Nothing waits for it: whoever touches a wallet posts what has expired of it. This is for those nobody touches. */
export const tidyJob = defineJob({
  id: 'wallet.tidy',
  schema: z.object({}),
  schedule: { cron: '*/10 * * * *' },
  async run({ database, signal }) {
    for await (const _tidied of tidyCompanies(database, { signal }));
  },
})

import { defineJob } from '@platform/plugin-api'
import { z } from 'zod'
import { sealCompanies } from './seal-companies.ts'

/** Every hour, so that each company is sealed soon after its own midnight; once a day each, however often it runs. */
export const sealJob = defineJob({
  id: 'wallet.seal',
  schema: z.object({}),
  schedule: { cron: '7 * * * *' },
  async run({ database, signal }) {
    for await (const _sealed of sealCompanies(database, { signal }));
  },
})

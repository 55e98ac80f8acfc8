import { afterCommit } from '@platform/plugin-api'
import { entriesPosted } from './events.ts'
import { numberEntries } from './number-entries.ts'

/** Numbers entries behind the commit, so that no till waits for a counter. */
export const numberPostedEntries = afterCommit(
  entriesPosted,
  'accounting.number-entries',
  async ({ database, companyId }, items) => {
    await numberEntries(
      database,
      companyId,
      items.map(({ entryId }) => entryId),
    )
  },
)

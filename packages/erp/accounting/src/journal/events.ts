import { defineEvent } from '@platform/plugin-api'

/** Entries were posted. Heard behind the commit, where they get their numbers. */
export const entriesPosted = defineEvent<{ readonly entryId: string }, never>('accounting.entriesPosted')

/** The lock date is about to move; whoever still has something to post before it throws a refusal. */
export const lockDateMoving = defineEvent<{ readonly from: string | null; readonly to: string | null }>(
  'accounting.lockDateMoving',
)

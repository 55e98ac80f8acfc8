import { lazy } from 'react'

export { EntryOnDemand } from './entry-on-demand.tsx'

/** The journal entry that a deed of another plugin is going to post, shown to who asks. */
export const JournalEntryPreview = lazy(() =>
  import('./entry-preview.tsx').then((module) => ({ default: module.EntryPreview })),
)

/** The journal and the accounts that a plugin books on: `<RolesOfPlugin title={..} pluginId="wallet" />`. */
export const RolesOfPlugin = lazy(() =>
  import('../books/roles-of-plugin.tsx').then((module) => ({ default: module.RolesOfPlugin })),
)

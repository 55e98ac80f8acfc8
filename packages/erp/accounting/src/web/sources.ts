import { defineWebExtensionPoint, useExtensions } from '@platform/plugin-api/web'

/** Tells which page shows the documents that one kind of journal entry books. */
export type JournalSource = {
  /** What stands before the colon of an entry's source: 'wallet' of 'wallet:<id>'. */
  readonly source: string
  /** In the reader's language: 'Wallet transaction'. */
  readonly label: () => string
  readonly href: (documentId: string) => string
}

/** Plugins that post entries say here where their documents are, so that every entry drills down. */
export const journalSources = defineWebExtensionPoint<JournalSource>('accounting.journalSources')

/** The document behind an entry: its name and address; nothing for what was posted by hand. */
export function useSourceLink(): (source: string) => { label: string; href: string } | undefined {
  const known = useExtensions(journalSources)
  return (source) => {
    const [kind = '', documentId = ''] = source.split(':')
    const owner = known.find((candidate) => candidate.source === kind)
    return owner && { label: owner.label(), href: owner.href(documentId) }
  }
}

import { defineWebExtensionPoint, useExtensions } from '@platform/plugin-api/web'

/** What charges a customer is a debit of theirs, what settles is a credit. */
type Side = 'debit' | 'credit'

/** Tells which page shows the documents that one kind of journal entry books. */
export type JournalSource = {
  /** What stands before the colon of an entry's source: 'wallet' of 'wallet:<id>'. */
  readonly source: string
  /** In the reader's language: 'Wallet credit'. The side is that of its item on the customer's receivable, if known. */
  readonly label: (side?: Side) => string
  readonly href: (documentId: string) => string
}

/** Plugins that post entries say here where their documents are, so that every entry drills down. */
export const journalSources = defineWebExtensionPoint<JournalSource>('accounting.journalSources')

/** The document behind an entry: its name and address; nothing for what was posted by hand. */
export function useSourceLink(): (
  source: string,
  side?: Side,
) => { label: string; href: string } | undefined {
  const known = useExtensions(journalSources)
  return (source, side) => {
    const [kind = '', documentId = ''] = source.split(':')
    const owner = known.find((candidate) => candidate.source === kind)
    return owner && { label: owner.label(side), href: owner.href(documentId) }
  }
}

import { useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import type { Answers } from '../client.ts'
import { messages } from '../messages.ts'
import { EntryPreview } from '../shared/entry-preview.tsx'

type Entry = NonNullable<Answers['openingBalances']['preview']['entry']>

/** What taking a file over will post: known since the file was judged. */
export function OpeningEntries({ entry }: { entry: Entry }): ReactNode {
  const t = useMessages(messages)
  const [isShown, setShown] = useState(false)
  return (
    <EntryPreview
      title={t('preview.deed')}
      query={{ data: entry, error: null, isPending: false, refetch: () => undefined }}
      isShown={isShown}
      onToggle={() => setShown(!isShown)}
    />
  )
}

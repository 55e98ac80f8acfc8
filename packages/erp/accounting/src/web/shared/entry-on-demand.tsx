import { type QueryKey, type UndefinedInitialDataOptions, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Answers } from '../client.ts'

type Preview = Answers['invoices']['previewEntry']

const EntryPreview = lazy(() =>
  import('./entry-preview.tsx').then((module) => ({ default: module.EntryPreview })),
)

/**
 * The journal entry that a deed is going to post, asked for when somebody wants to see it:
 * `<EntryOnDemand asked={accounting.entries.previewReverse.queryOptions({ entryId })} />`
 */
export function EntryOnDemand<Asked extends Preview, Failure, Key extends QueryKey>({
  asked,
  title,
  note,
}: {
  asked: UndefinedInitialDataOptions<Asked, Failure, Asked, Key>
  /** Where the deed is not called Confirm. */
  title?: string
  /** What there is to say of the entry beside its items. */
  note?: (entry: Asked) => string | undefined
}): ReactNode {
  const [isShown, setShown] = useState(false)
  const query = useQuery({ ...asked, enabled: isShown, staleTime: 0 })
  const said = query.data && note?.(query.data)
  return (
    <Suspense fallback={null}>
      <EntryPreview
        query={query}
        isShown={isShown}
        onToggle={() => setShown(!isShown)}
        {...(title === undefined ? {} : { title })}
        {...(said === undefined ? {} : { note: said })}
      />
    </Suspense>
  )
}

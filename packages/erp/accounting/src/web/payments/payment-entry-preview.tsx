import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting } from '../client.ts'
import { EntryPreview } from '../shared/entry-preview.tsx'

/** What confirming a payment will book, or why it would be refused. */
export function PaymentEntryPreview({ paymentId }: { paymentId: string }): ReactNode {
  const [isShown, setShown] = useState(false)
  const query = useQuery(
    accounting.payments.previewEntry.queryOptions({ paymentId }, { enabled: isShown, staleTime: 0 }),
  )
  return <EntryPreview query={query} isShown={isShown} onToggle={() => setShown(!isShown)} />
}

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting } from '../client.ts'
import { EntryPreview } from '../shared/entry-preview.tsx'

/** What confirming an invoice or credit note will book. */
export function InvoiceEntryPreview({ invoiceId }: { invoiceId: string }): ReactNode {
  const [isShown, setShown] = useState(false)
  const query = useQuery(
    accounting.invoices.previewEntry.queryOptions({ invoiceId }, { enabled: isShown, staleTime: 0 }),
  )
  return <EntryPreview query={query} isShown={isShown} onToggle={() => setShown(!isShown)} />
}

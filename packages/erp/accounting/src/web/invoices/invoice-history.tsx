import { History, useMessages } from '@platform/ui'
import type { ReactNode } from 'react'
import { messages } from '../messages.ts'
import type { Invoice } from './invoice-page.tsx'

/** Who made and confirmed the document, and when; money that settled it has a section of its own. */
export function InvoiceHistory({ invoice }: { invoice: Invoice }): ReactNode {
  const t = useMessages(messages)
  const { createdAt, createdBy, confirmedAt, confirmedBy, number } = invoice
  return (
    <History
      items={[
        ...(confirmedAt === null
          ? []
          : [
              {
                id: 'confirmed',
                at: confirmedAt,
                title: t('history.confirmed', { number }),
                who: confirmedBy ?? undefined,
              },
            ]),
        { id: 'created', at: createdAt, title: t('history.created'), who: createdBy ?? undefined },
      ]}
    />
  )
}

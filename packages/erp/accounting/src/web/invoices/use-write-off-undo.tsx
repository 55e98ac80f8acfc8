import { formatMoney, fromWire } from '@platform/money'
import { newIdempotencyKey } from '@platform/plugin-api/web'
import { type DocumentAction, notifyDone, useLocale, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { EntryOnDemand } from '../shared/entry-on-demand.tsx'
import type { Invoice } from './invoice-page.tsx'

/** Taking back what was written off a document, where something is. */
export function useWriteOffUndo({ writeOffs }: Invoice): { action: DocumentAction; error: unknown } {
  const t = useMessages(messages)
  const locale = useLocale()
  const [idempotencyKey, setKey] = useState(newIdempotencyKey)
  const written = writeOffs.find(({ undoneOn }) => undoneOn === null)
  const undo = useMutation(
    accounting.writeOffs.undo.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('writeOff.undone'))
        // The next one to be taken back is another request.
        setKey(newIdempotencyKey())
      },
    }),
  )
  const amount = written ? formatMoney(fromWire(written.amount), locale) : ''
  const action: DocumentAction = {
    id: 'undo-write-off',
    label: t('writeOff.undo'),
    kind: 'more',
    show: written !== undefined,
    pending: undo.isPending,
    permission: 'accounting.write-off',
    run: () => written && undo.mutate({ writeOffId: written.id, idempotencyKey }),
    confirm: {
      title: t('writeOff.undoTitle', { amount }),
      body: t('writeOff.undoBody'),
      confirmLabel: t('writeOff.undo'),
      details: written && (
        <EntryOnDemand
          title={t('preview.deed')}
          asked={accounting.writeOffs.previewUndo.queryOptions({ writeOffId: written.id })}
        />
      ),
    },
  }
  return { action, error: undo.error }
}

import { Text, TextInput } from '@mantine/core'
import { formatMoney, fromWire } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DateInput, FormDialog, notifyDone, useLocale, useMessages, useToday } from '@platform/ui'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateInvoices } from '../client.ts'
import { messages } from '../messages.ts'
import { EntryPreview } from '../shared/entry-preview.tsx'
import type { Invoice } from './invoice-page.tsx'

/** Asks once, says what writing off will do, and shows the entry it posts. */
export function WriteOffDialog({ invoice, onClose }: { invoice: Invoice; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const today = useToday()
  const [date, setDate] = useState<string | null>(today < invoice.date ? invoice.date : today)
  const [note, setNote] = useState('')
  const [isEntryShown, setEntryShown] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const { id: invoiceId, number, amountDue } = invoice
  const preview = useQuery(
    accounting.writeOffs.preview.queryOptions(
      { invoiceId, ...(date === null ? {} : { date }) },
      { enabled: isEntryShown && date !== null, staleTime: 0, placeholderData: keepPreviousData },
    ),
  )
  const amount = amountDue === null ? '' : formatMoney(fromWire(amountDue), locale)
  const undo = useMutation(
    accounting.writeOffs.undo.mutationOptions({
      onSuccess: () => {
        void invalidateInvoices()
        notifyDone(t('writeOff.undone'))
      },
    }),
  )
  const post = useMutation(
    accounting.writeOffs.post.mutationOptions({
      onSuccess: ({ writeOffId }) => {
        void invalidateInvoices()
        notifyDone(t('writeOff.done', { amount }), {
          label: t('writeOff.undo'),
          run: () => undo.mutate({ writeOffId, idempotencyKey: crypto.randomUUID() }),
        })
        onClose()
      },
      // What was refused is another request once the day was changed.
      onError: renewKey,
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('writeOff.title')}
      submitLabel={t('writeOff.action')}
      disabled={date === null}
      pending={post.isPending}
      error={post.error}
      messages={messages}
      onSubmit={() => date !== null && post.mutate({ invoiceId, date, note, idempotencyKey })}
    >
      <Text size="sm">{t('writeOff.body', { amount, number })}</Text>
      <DateInput
        label={t('writeOff.date')}
        required
        data-autofocus
        min={invoice.date}
        value={date}
        onChange={setDate}
      />
      <TextInput
        label={t('writeOff.note')}
        maxLength={200}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <EntryPreview
        title={t('preview.deed')}
        query={preview}
        isShown={isEntryShown}
        onToggle={() => setEntryShown(!isEntryShown)}
      />
    </FormDialog>
  )
}

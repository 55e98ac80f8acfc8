import { EntryOnDemand } from '@erp/accounting/web'
import { Text, TextInput } from '@mantine/core'
import { formatMoney, fromWire } from '@platform/money'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { FormDialog, notifyDone, problemOfField, useLocale, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type GiftCard, giftCards, invalidateGiftCards } from './client.ts'
import { messages } from './messages.ts'

/** Cancels a card that nobody redeemed, and gives the money back. */
export function CancelDialog({ card, onClose }: { card: GiftCard; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const { cardId } = card
  const cancel = useMutation(
    giftCards.cancel.mutationOptions({
      onSuccess: () => {
        void invalidateGiftCards()
        notifyDone(t('cancel.done'))
        onClose()
      },
      onError: renewKey,
    }),
  )
  function submit() {
    setTried(true)
    if (note.trim() !== '') cancel.mutate({ cardId, note: note.trim(), idempotencyKey })
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('cancel.action')}
      submitLabel={t('cancel.action')}
      dismissLabel={t('cancel.not')}
      onSubmit={submit}
      pending={cancel.isPending}
      error={cancel.error}
      messages={messages}
    >
      <Text size="sm">{t('cancel.intro', { amount: formatMoney(fromWire(card.amount), locale) })}</Text>
      <TextInput
        label={t('card.note')}
        description={t('cancel.noteHint')}
        required
        data-autofocus
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        error={
          tried && note.trim() === ''
            ? t('cancel.noteMissing')
            : problemOfField(cancel.error, 'note', messages)
        }
      />
      <EntryOnDemand title={t('entry.title')} asked={giftCards.previewCancel.queryOptions({ cardId })} />
    </FormDialog>
  )
}

import type { CustomerForPanels } from '@erp/customers/web'
import { TextInput } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DecimalInput, FormDialog, notifyDone, problemOfField, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateLoyalty, loyalty } from './client.ts'
import { messages } from './messages.ts'

/** Gives a customer points by hand, or takes some away, and says why. */
export function AdjustDialog({
  customer,
  onClose,
}: {
  customer: CustomerForPanels
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const [points, setPoints] = useState<bigint | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const adjust = useMutation(
    loyalty.adjust.mutationOptions({
      onSuccess: () => {
        void invalidateLoyalty()
        notifyDone(t('adjust.done'))
        onClose()
      },
      onError: renewKey,
    }),
  )

  function submit() {
    setTried(true)
    if (!points || note.trim() === '') return
    adjust.mutate({ customerId: customer.id, points: points.toString(), note, idempotencyKey })
  }

  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('adjust.title', { name: customer.name })}
      submitLabel={t('adjust.submit')}
      onSubmit={submit}
      pending={adjust.isPending}
      error={adjust.error}
      messages={messages}
    >
      <DecimalInput
        label={t('field.points')}
        description={t('field.pointsHint')}
        required
        data-autofocus
        digits={0}
        value={points}
        error={tried && !points ? t('problem.points') : problemOfField(adjust.error, 'points', messages)}
        onChange={setPoints}
      />
      <TextInput
        label={t('field.reason')}
        required
        maxLength={500}
        value={note}
        error={
          tried && note.trim() === '' ? t('problem.reason') : problemOfField(adjust.error, 'note', messages)
        }
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </FormDialog>
  )
}

import { Radio, Stack, TextInput } from '@mantine/core'
import { FormDialog, notifyDone, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateWallets, type WalletRow, wallet } from '../../client.ts'
import { messages } from '../../messages.ts'

const statuses = ['active', 'frozen_in', 'frozen_out', 'frozen'] as const

/** Stops what comes in, what goes out, or both, with the reason; or lifts that. */
export function FreezeDialog({
  wallet: { customerId, status },
  onClose,
}: {
  wallet: Pick<WalletRow, 'customerId' | 'status'>
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const [chosen, setChosen] = useState(status)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const isReasonMissing = chosen !== 'active' && reason.trim() === ''
  const freeze = useMutation(
    wallet.freeze.mutationOptions({
      onSuccess: (changed) => {
        void invalidateWallets()
        notifyDone(t('freeze.done', { status: t(`status.${changed.status}`) }))
        onClose()
      },
    }),
  )
  function submit() {
    setTried(true)
    if (!isReasonMissing) freeze.mutate({ customerId, status: chosen, note: reason.trim() || null })
  }
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('freeze.action')}
      submitLabel={t('freeze.submit')}
      onSubmit={submit}
      disabled={chosen === status}
      pending={freeze.isPending}
      error={freeze.error}
      messages={messages}
    >
      <Radio.Group
        label={t('freeze.title')}
        value={chosen}
        onChange={(value) => setChosen(statuses.find((known) => known === value) ?? status)}
      >
        <Stack gap="xs" mt="xs">
          {statuses.map((value) => (
            <Radio key={value} value={value} label={t(`freeze.${value}`)} data-autofocus={value === status} />
          ))}
        </Stack>
      </Radio.Group>
      <TextInput
        label={t('freeze.reason')}
        description={t('freeze.reasonHint')}
        required={chosen !== 'active'}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={tried && isReasonMissing ? t('deed.noteMissing') : undefined}
      />
    </FormDialog>
  )
}

import { PasswordInput, Text } from '@mantine/core'
import { FormDialog, notifyDone, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateTillWallets, walletPos } from '../client.ts'
import { messages } from '../messages.ts'

const digits = /^\d{4,8}$/

/** Where a customer types the PIN they will prove themselves with, twice. */
export function PinDialog({ customerId, onClose }: { customerId: string; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [problem, setProblem] = useState<'wallet.pinDigits' | 'wallet.pinsDiffer' | null>(null)
  const save = useMutation(
    walletPos.setPin.mutationOptions({
      // The page behind says so before the form goes.
      onSuccess: async () => {
        await invalidateTillWallets()
        notifyDone(t('wallet.pinSaved'))
        onClose()
      },
    }),
  )
  function submit() {
    const found = !digits.test(pin) ? 'wallet.pinDigits' : pin !== again ? 'wallet.pinsDiffer' : null
    setProblem(found)
    if (found === null) save.mutate({ customerId, pin })
  }
  const field = {
    inputMode: 'numeric',
    autoComplete: 'off',
    dir: 'ltr',
    maxLength: 8,
    required: true,
  } as const
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('wallet.setPin')}
      submitLabel={t('wallet.setPin')}
      onSubmit={submit}
      pending={save.isPending}
      error={save.error}
      messages={messages}
    >
      <Text size="sm">{t('wallet.pinHint')}</Text>
      <PasswordInput
        {...field}
        data-autofocus
        label={t('wallet.newPin')}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value)}
        error={problem === 'wallet.pinDigits' && t(problem)}
      />
      <PasswordInput
        {...field}
        label={t('wallet.newPinAgain')}
        value={again}
        onChange={(event) => setAgain(event.currentTarget.value)}
        error={problem === 'wallet.pinsDiffer' && t(problem)}
      />
    </FormDialog>
  )
}

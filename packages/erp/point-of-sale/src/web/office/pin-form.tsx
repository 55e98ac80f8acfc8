import { PasswordInput } from '@mantine/core'
import { FormDialog, notifyDone, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateSetUp, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import type { TillCashier } from '../till/till-types.ts'

const pinShape = /^\d{4,8}$/

/** Gives somebody a PIN. */
export function PinForm({ person, onClose }: { person: TillCashier; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const [pin, setPin] = useState('')
  const set = useMutation(
    pointOfSale.cashiers.setPin.mutationOptions({
      onSuccess: () => {
        void invalidateSetUp()
        notifyDone(t('pins.saved', { name: person.name }))
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('pins.setOf', { name: person.name })}
      submitLabel={t('pins.save')}
      onSubmit={() => set.mutate({ userId: person.id, pin })}
      pending={set.isPending}
      disabled={!pinShape.test(pin)}
      error={set.error}
      messages={messages}
    >
      <PasswordInput
        label={t('pins.pin')}
        description={t('pins.pinHint')}
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={8}
        required
        data-autofocus
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
      />
    </FormDialog>
  )
}

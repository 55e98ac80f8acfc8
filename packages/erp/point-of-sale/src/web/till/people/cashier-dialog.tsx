import { useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { invalidateTill, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { useTill } from '../till-context.ts'
import { PinDialog } from './pin-dialog.tsx'

/** Somebody else stands at the till from now on; the order in hand stays. */
export function CashierDialog(): ReactNode {
  const t = useMessages(messages)
  const { closeDialog, load, sessionId } = useTill()
  const identify = useMutation(
    pointOfSale.cashiers.identify.mutationOptions({
      onSuccess: async () => {
        await invalidateTill(sessionId)
        closeDialog()
      },
    }),
  )
  return (
    <PinDialog
      title={t('cashier.title')}
      hint={t('cashier.hint', { name: load.session.cashier.name })}
      people={load.cashiers.filter(({ id, hasPin }) => hasPin && id !== load.session.cashier.id)}
      noPeople={t('cashier.nobody')}
      submitLabel={t('cashier.change')}
      pending={identify.isPending}
      error={identify.error}
      onSubmit={(userId, pin) => identify.mutate({ sessionId, userId, pin })}
      onClose={closeDialog}
    />
  )
}
